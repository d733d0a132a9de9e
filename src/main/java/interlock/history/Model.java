package interlock.history;

import java.util.List;
import java.util.Map;

/// What an object does when its operations come one at a time.
///
/// @param <S> a state: immutable, with equality by value
interface Model<S> {
    /// @param object the parameters of the case
    S start(Map<String, String> object);

    /// The states in which an operation with this result may leave the object; none if it could
    /// not have had this result. An operation without a result may have had any effect it can have
    /// in this state; having had none at all is considered elsewhere.
    ///
    /// @throws UncheckableHistoryException if the object has no such operation
    List<S> step(S state, Operation operation);

    static UncheckableHistoryException unknown(String model, Operation operation) {
        return new UncheckableHistoryException(
                "model %s has no operation %s with %d arguments"
                        .formatted(model, operation.name(), operation.args().size()));
    }

    /// @throws UncheckableHistoryException if the case does not give it, or not as a number
    static long number(Map<String, String> object, String name) {
        try {
            return Long.parseLong(object.getOrDefault(name, ""));
        } catch (NumberFormatException _) {
            throw new UncheckableHistoryException(
                    "the case needs the object parameter '%s', a whole number".formatted(name));
        }
    }

    static long number(Map<String, String> object, String name, long fallback) {
        return object.containsKey(name) ? number(object, name) : fallback;
    }

    /// The argument at an index as a limit in nanoseconds: negative if there is none.
    static long limit(Operation operation, int index) {
        if (operation.args().size() <= index) {
            return -1;
        }
        try {
            return Long.parseLong(operation.args().get(index));
        } catch (NumberFormatException _) {
            throw new UncheckableHistoryException(
                    "argument %d of %s is no duration".formatted(index + 1, operation.name()));
        }
    }
}
