package interlock.history;

import java.util.List;
import java.util.Map;

/// A flag that can be waited for: `set`, `clear`, `is-set`, `wait [ns]`.
///
/// `wait` is `true` if the flag was set at some instant while it ran, `false` if it had a limit
/// and the flag was clear at some instant. That a `set` releases all that wait is more than this:
/// see `no-missed-release`.
///
/// @param refusesNegative whether a negative limit is `invalid`, else it means no limit
record EventModel(boolean refusesNegative) implements Model<Boolean> {
    @Override
    public Boolean start(Map<String, String> object) {
        return false;
    }

    @Override
    public List<Boolean> step(Boolean isSet, Operation operation) {
        return switch (operation.name()) {
            case "set" -> write(true, operation);
            case "clear" -> write(false, operation);
            case "is-set" -> when(!operation.hasReturned() || reads(isSet, operation), isSet);
            case "wait" -> when(mayWait(isSet, operation), isSet);
            default -> throw Model.unknown("event", operation);
        };
    }

    private boolean mayWait(boolean isSet, Operation wait) {
        if (!wait.hasReturned()) {
            return true;
        }
        boolean hasLimit = !wait.args().isEmpty();
        long limit = Model.limit(wait, 0);
        if (hasLimit && limit < 0 && refusesNegative) {
            return wait.answer().equals("invalid");
        }
        return switch (wait.answer()) {
            case "true" -> isSet;
            case "false" -> !isSet && limit >= 0;
            case "interrupted" -> true;
            default -> false;
        };
    }

    private static boolean reads(boolean isSet, Operation operation) {
        return operation.answer().equals(String.valueOf(isSet));
    }

    private static List<Boolean> write(boolean value, Operation operation) {
        boolean isFine = !operation.hasReturned() || operation.answer().equals("ok");
        return isFine ? List.of(value) : List.of();
    }

    private static List<Boolean> when(boolean isPossible, boolean same) {
        return isPossible ? List.of(same) : List.of();
    }
}
