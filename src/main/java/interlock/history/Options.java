package interlock.history;

import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The options of one check, read strictly. Confined to the making of that check.
final class Options {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");

    private final String check;
    private final Map<String, String> given;
    private final Set<String> known = new LinkedHashSet<>();

    Options(String check, Map<String, String> given) {
        this.check = check;
        this.given = given;
    }

    String text(String name) {
        known.add(name);
        var value = given.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "check '%s' needs the option '%s'".formatted(check, name));
        }
        return value;
    }

    String text(String name, String fallback) {
        known.add(name);
        return given.containsKey(name) ? text(name) : fallback;
    }

    /// Words separated by commas.
    Set<String> words(String name, String fallback) {
        var words = Arrays.stream(text(name, fallback).split(",")).map(String::strip).toList();
        return Set.copyOf(words);
    }

    String oneOf(String name, String fallback, Set<String> choices) {
        var value = text(name, fallback);
        if (!choices.contains(value)) {
            throw wrong(name, value, "one of " + new TreeSet<>(choices));
        }
        return value;
    }

    boolean flag(String name, boolean fallback) {
        return oneOf(name, fallback ? "yes" : "no", Set.of("yes", "no")).equals("yes");
    }

    Duration duration(String name, String fallback) {
        var value = text(name, fallback);
        var match = DURATION.matcher(value);
        if (!match.matches()) {
            throw wrong(name, value, "e.g. 50ms or 2s");
        }
        long count = Long.parseLong(match.group(1));
        return match.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMillis(count);
    }

    FindingKind finding(FindingKind fallback) {
        return FindingKind.of(text("finding", fallback.id()));
    }

    /// To be called when all options were read.
    ///
    /// @throws IllegalArgumentException if there is one that nobody asked for
    void refuseOthers() {
        var others = new TreeSet<>(given.keySet());
        others.removeAll(known);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "check '%s' has no option %s, expected some of %s"
                            .formatted(check, others, List.copyOf(known)));
        }
    }

    private IllegalArgumentException wrong(String name, String value, String expected) {
        return new IllegalArgumentException(
                "option '%s' of check '%s' is '%s', expected %s"
                        .formatted(name, check, value, expected));
    }
}
