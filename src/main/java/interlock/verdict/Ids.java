package interlock.verdict;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the value of an enumeration by its public id.
final class Ids {
    private Ids() {}

    static <E> E find(E[] values, Function<E, String> idOf, String id, String what) {
        return Arrays.stream(values)
                .filter(value -> idOf.apply(value).equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown %s '%s', expected one of %s"
                                                .formatted(
                                                        what,
                                                        id,
                                                        Arrays.stream(values)
                                                                .map(idOf)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }
}
