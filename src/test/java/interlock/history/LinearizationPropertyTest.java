package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The search against one that tries every order, on small random histories.
class LinearizationPropertyTest {
    private static final int HISTORIES = 3000;
    private static final int OPERATIONS_MAX = 6;
    private static final Map<String, String> OBJECT = Map.of("capacity", "2");

    @ParameterizedTest
    @ValueSource(strings = {"bounded-queue", "event", "mutex", "register", "counter"})
    void it_finds_an_order_exactly_if_there_is_one(String name) {
        var random = new Random(42);
        int explained = 0;
        for (int i = 0; i < HISTORIES; i++) {
            var lines = lines(name, random);
            var operations = Operation.of(Recording.of(OBJECT, lines));
            var model = model(name);
            boolean expected = everyOrder(model, operations);
            boolean found = new Linearization<>(model, operations).exists(OBJECT);
            assertEquals(expected, found, lines);
            explained += expected ? 1 : 0;
        }
        assertTrue(explained > HISTORIES / 10 && explained < HISTORIES * 9 / 10, "" + explained);
    }

    private static Model<?> model(String name) {
        return switch (name) {
            case "bounded-queue" -> BoundedQueueModel.of(OBJECT);
            case "event" -> new EventModel(true);
            case "mutex" -> new MutexModel(false);
            case "register" -> new RegisterModel();
            default -> new CounterModel();
        };
    }

    private static String lines(String model, Random random) {
        var lines = new StringBuilder();
        int count = 2 + random.nextInt(OPERATIONS_MAX - 1);
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(30);
            var to = random.nextInt(8) == 0 ? "?" : "" + (from + 1 + random.nextInt(15));
            var operation = operation(model, random);
            var call = to.equals("?") ? operation.split(" ->", -1)[0] : operation;
            lines.append("T%d %d-%s %s\n".formatted(i, from, to, call));
        }
        return lines.toString();
    }

    private static String operation(String model, Random random) {
        int one = 1 + random.nextInt(3);
        int other = 1 + random.nextInt(3);
        var choices =
                switch (model) {
                    case "bounded-queue" ->
                            List.of(
                                    "put %d -> ok".formatted(one),
                                    "put %d -> ok".formatted(other),
                                    "put 1 9 -> timeout",
                                    "take -> %d".formatted(one),
                                    "take -> %d".formatted(other),
                                    "take 9 -> timeout",
                                    "size -> %d".formatted(one - 1),
                                    "close -> ok",
                                    "take -> closed");
                    case "event" ->
                            List.of(
                                    "set -> ok",
                                    "clear -> ok",
                                    "wait -> true",
                                    "wait 9 -> false",
                                    "is-set -> true",
                                    "is-set -> false");
                    case "mutex" ->
                            List.of(
                                    "acquire -> ok",
                                    "try-acquire -> true",
                                    "try-acquire -> false",
                                    "locked -> true",
                                    "locked -> false",
                                    "release -> invalid");
                    case "register" ->
                            List.of(
                                    "write %d -> ok".formatted(one),
                                    "read -> %d".formatted(other),
                                    "read -> nil",
                                    "compare-and-set %d %d -> true".formatted(one, other),
                                    "compare-and-set %d %d -> false".formatted(one, other));
                    default ->
                            List.of(
                                    "increment -> ok",
                                    "increment -> %d".formatted(one),
                                    "decrement -> ok",
                                    "add 2 -> ok",
                                    "get -> %d".formatted(other - 1));
                };
        return choices.get(random.nextInt(choices.size()));
    }

    private static <S> boolean everyOrder(Model<S> model, List<Operation> operations) {
        return everyOrder(model, model.start(OBJECT), operations);
    }

    private static <S> boolean everyOrder(Model<S> model, S state, List<Operation> left) {
        if (left.stream().noneMatch(Operation::hasReturned)) {
            return true;
        }
        for (var next : left) {
            if (left.stream().anyMatch(other -> other.precedes(next))) {
                continue;
            }
            var rest = new ArrayList<>(left);
            rest.remove(next);
            for (var after : model.step(state, next)) {
                if (everyOrder(model, after, rest)) {
                    return true;
                }
            }
        }
        return false;
    }
}
