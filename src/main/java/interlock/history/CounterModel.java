package interlock.history;

import java.util.List;
import java.util.Map;

/// A number: `increment`, `decrement`, `add n` (each answers `ok` or the new value), `get`; the
/// parameter `start`, 0 if not given.
record CounterModel() implements Model<Long> {
    @Override
    public Long start(Map<String, String> object) {
        return Model.number(object, "start", 0);
    }

    @Override
    public List<Long> step(Long value, Operation operation) {
        return switch (operation.name()) {
            case "increment" -> change(value + 1, operation);
            case "decrement" -> change(value - 1, operation);
            case "add" -> change(value + summand(operation), operation);
            case "get" ->
                    !operation.hasReturned() || isAnswer(value, operation)
                            ? List.of(value)
                            : List.of();
            default -> throw Model.unknown("counter", operation);
        };
    }

    private static List<Long> change(long next, Operation operation) {
        boolean isFine =
                !operation.hasReturned()
                        || operation.answer().equals("ok")
                        || isAnswer(next, operation);
        return isFine ? List.of(next) : List.of();
    }

    private static long summand(Operation add) {
        if (add.args().size() != 1) {
            throw Model.unknown("counter", add);
        }
        return Model.number(Map.of("add", add.args().getFirst()), "add");
    }

    private static boolean isAnswer(long value, Operation operation) {
        return operation.answer().equals(String.valueOf(value));
    }
}
