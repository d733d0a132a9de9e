package interlock.history;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which answers a pool's operations may have given, by what its tasks did. Immutable.
final class PoolAnswers {
    /// What the end answers if threads that ran tasks are still there.
    static final String THREADS_LEFT = "threads-left";

    private static final String FAILED = "failed";
    private static final String CANCELLED = "cancelled";
    private static final String TIMEOUT = "timeout";

    /// What cannot be asked of a task that was refused.
    private static final Set<String> ABOUT_ONE_TASK = Set.of("result", "cancel", "done");

    private static final Set<String> ABOUT_THE_END = Set.of("ok", TIMEOUT, "interrupted");

    private final PoolReading pool;

    PoolAnswers(PoolReading pool) {
        this.pool = pool;
    }

    /// @param one that has returned
    boolean isRight(Operation one) {
        if (one.answer().equals("closed") && ABOUT_ONE_TASK.contains(one.name())) {
            return pool.accepted().noneMatch(submit -> task(submit).equals(task(one)));
        }
        return switch (one.name()) {
            case "submit" -> submit(one);
            case "result" -> result(one);
            case "cancel" -> cancel(one);
            case "done" -> done(one);
            case "map" -> map(one);
            case "end", "close" -> ABOUT_THE_END.contains(one.answer());
            default -> true;
        };
    }

    private boolean submit(Operation submit) {
        return switch (submit.answer()) {
            case "ok" -> pool.closings().noneMatch(closing -> closing.precedes(submit));
            case "closed" -> pool.closings().anyMatch(closing -> !submit.precedes(closing));
            default -> submit.answer().equals("interrupted");
        };
    }

    private boolean result(Operation result) {
        return switch (result.answer()) {
            case TIMEOUT -> result.args().size() > 1 && !isKnownBefore(result);
            case CANCELLED -> pool.mayBeCancelled(task(result), result);
            case "interrupted" -> true;
            default -> isOutcome(task(result), result.answer(), result);
        };
    }

    /// `false` is wrong if the task was cancelled before, or certainly waited all the time.
    private boolean cancel(Operation cancel) {
        if (cancel.answer().equals("true")) {
            return true;
        }
        boolean isCancelled =
                pool.operations("cancel", task(cancel))
                        .anyMatch(one -> one.answer().equals("true") && one.precedes(cancel));
        boolean hasBegun =
                pool.runsOf(task(cancel))
                        .anyMatch(run -> run.call().timeNanos() <= cancel.endedNanos());
        long busy = pool.leastBusy(cancel.calledNanos(), cancel.endedNanos());
        boolean hasWaited = busy == pool.workers() && !hasBegun;
        return cancel.answer().equals("false") && !isCancelled && !hasWaited;
    }

    private boolean done(Operation done) {
        return switch (done.answer()) {
            case "true" ->
                    pool.runsOf(task(done)).anyMatch(run -> run.endedNanos() < done.endedNanos())
                            || pool.mayBeCancelled(task(done), done);
            case "false" -> !isKnownBefore(done);
            default -> false;
        };
    }

    /// All answers in the order of the items, or the failure of one of them.
    private boolean map(Operation map) {
        var answers = map.result().orElse(List.of());
        if (answers.equals(List.of(FAILED))) {
            return map.args().stream()
                    .flatMap(item -> pool.runsOf(nameOf(item)))
                    .anyMatch(run -> run.answer().equals(FAILED));
        }
        if (Stream.of("interrupted", "closed", "refused").anyMatch(map.answer()::equals)) {
            return true;
        }
        boolean areAll = answers.size() == map.args().size();
        for (int i = 0; areAll && i < answers.size(); i++) {
            areAll = isOutcome(nameOf(map.args().get(i)), answers.get(i), map);
        }
        return areAll;
    }

    /// Items are `NAME` or `NAME:HOW…`.
    private static String nameOf(String item) {
        return item.split(":", -1)[0];
    }

    private boolean isOutcome(String task, String answer, Operation told) {
        return pool.runsOf(task)
                .anyMatch(
                        run -> run.endedNanos() < told.endedNanos() && run.answer().equals(answer));
    }

    /// Whether what came of the task had been told to somebody before this was asked.
    private boolean isKnownBefore(Operation asked) {
        var told =
                Stream.concat(
                        pool.operations("result", task(asked))
                                .filter(one -> one.hasReturned() && !one.answer().equals(TIMEOUT)),
                        pool.operations("cancel", task(asked))
                                .filter(one -> one.answer().equals("true")));
        return told.anyMatch(one -> one.precedes(asked));
    }

    private static String task(Operation one) {
        return one.args().getFirst();
    }
}
