package interlock.history;

import java.util.List;
import java.util.Map;

/// A lock that its holder cannot take twice: `acquire [ns]` (`ok` or `true`, `false` or `timeout`
/// if it had a limit, `interrupted`), `try-acquire` (`true`, `false`), `release` (`ok`, `invalid`),
/// `locked` (`true`, `false`). The state is the thread that holds it, or empty.
///
/// @param releasedByAnyone whether a thread that does not hold it may release it
record MutexModel(boolean releasedByAnyone) implements Model<String> {
    private static final String FREE = "";

    @Override
    public String start(Map<String, String> object) {
        return FREE;
    }

    @Override
    public List<String> step(String holder, Operation operation) {
        boolean isTimed = Model.limit(operation, 0) >= 0;
        return switch (operation.name()) {
            case "acquire" -> acquire(holder, operation, isTimed);
            case "try-acquire" -> acquire(holder, operation, true);
            case "release" -> release(holder, operation);
            case "locked" -> {
                var now = String.valueOf(!holder.equals(FREE));
                yield when(!operation.hasReturned() || operation.answer().equals(now), holder);
            }
            default -> throw Model.unknown("mutex", operation);
        };
    }

    private static List<String> acquire(String holder, Operation acquire, boolean mayFail) {
        boolean isFree = holder.equals(FREE);
        if (!acquire.hasReturned()) {
            return when(isFree, acquire.thread());
        }
        return switch (acquire.answer()) {
            case "ok", "true" -> when(isFree, acquire.thread());
            case "false", "timeout" -> when(mayFail && !isFree, holder);
            case "interrupted" -> List.of(holder);
            default -> List.of();
        };
    }

    private List<String> release(String holder, Operation release) {
        boolean mayRelease =
                !holder.equals(FREE) && (releasedByAnyone || holder.equals(release.thread()));
        if (!release.hasReturned()) {
            return when(mayRelease, FREE);
        }
        return switch (release.answer()) {
            case "ok" -> when(mayRelease, FREE);
            case "invalid" -> when(!mayRelease, holder);
            default -> List.of();
        };
    }

    private static List<String> when(boolean isPossible, String next) {
        return isPossible ? List.of(next) : List.of();
    }
}
