package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Whether a pool ran each accepted task once, in its own threads, at most as many as it has, and
/// told of each what came of it: the operations `submit NAME …`, `result NAME [ns]`, `cancel NAME`,
/// `done NAME`, `map NAME…`, `shutdown [cancel]`, `close`, `end`, and the runs of [TaskRun].
///
/// A worker may have taken a task and not begun it yet: what waits is only certain while all
/// workers are inside of tasks.
record PoolTasks() implements Check {
    private static final int FINDINGS_MAX = 5;

    static Check of(Options options) {
        return new PoolTasks();
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var pool = new PoolReading(history);
        return Stream.of(
                        ranTwice(pool),
                        foreignThreads(pool),
                        cancelledRan(pool),
                        wrongAnswers(pool),
                        overLimit(pool),
                        leftBehind(pool),
                        overtaken(pool))
                .flatMap(faults -> faults)
                .limit(FINDINGS_MAX)
                .toList();
    }

    private static Stream<Finding> ranTwice(PoolReading pool) {
        return pool.runs().stream()
                .filter(run -> !pool.run(run.name()).equals(run))
                .map(run -> finding(FindingKind.RACE, "history.task-ran-twice", pool, run));
    }

    private static Stream<Finding> foreignThreads(PoolReading pool) {
        var foreign =
                pool.runs().stream()
                        .filter(run -> !run.call().thread().equals("-"))
                        .map(
                                run ->
                                        finding(
                                                FindingKind.WRONG_RESULT,
                                                "history.task-in-caller",
                                                pool,
                                                run));
        var threads = pool.runs().stream().map(TaskRun::task).distinct().count();
        if (threads <= pool.workers()) {
            return foreign;
        }
        var values =
                Map.of(
                        "threads", String.valueOf(threads),
                        "workers", String.valueOf(pool.workers()));
        var tooMany = new Finding(FindingKind.WRONG_RESULT, "history.task-threads", values);
        return Stream.concat(foreign, Stream.of(tooMany));
    }

    private static Stream<Finding> cancelledRan(PoolReading pool) {
        return pool.operations("cancel")
                .filter(cancel -> cancel.answer().equals("true"))
                .flatMap(cancel -> pool.runsOf(cancel.args().getFirst()))
                .map(run -> finding(FindingKind.RACE, "history.task-cancelled-ran", pool, run));
    }

    private static Stream<Finding> wrongAnswers(PoolReading pool) {
        return pool.returned().stream()
                .filter(Predicate.not(new PoolAnswers(pool)::isRight))
                .map(one -> finding(messageOf(one), told(one), pool, one));
    }

    private static String messageOf(Operation one) {
        return one.answer().equals(PoolAnswers.THREADS_LEFT)
                ? "history.task-threads-left"
                : "history.task-answer";
    }

    private static Map<String, String> told(Operation one) {
        return Map.of("operation", Transcript.told(one), "thread", one.thread());
    }

    private static Stream<Finding> overLimit(PoolReading pool) {
        return pool.accepted()
                .filter(submit -> pool.limit() > 0)
                .filter(submit -> pool.leastWaiting(submit.endedNanos()) > pool.limit())
                .map(
                        submit ->
                                finding(
                                        "history.tasks-waiting",
                                        waiting(pool, submit),
                                        pool,
                                        submit));
    }

    private static Map<String, String> waiting(PoolReading pool, Operation submit) {
        return Map.of(
                "waiting", String.valueOf(pool.leastWaiting(submit.endedNanos())),
                "limit", String.valueOf(pool.limit()));
    }

    /// When the pool has ended, every accepted task has.
    private static Stream<Finding> leftBehind(PoolReading pool) {
        return pool.ends()
                .limit(1)
                .flatMap(end -> pool.accepted().filter(submit -> isLeft(pool, submit, end)))
                .map(
                        submit ->
                                finding(
                                        "history.task-left",
                                        Map.of("task", Transcript.printable(name(submit))),
                                        pool,
                                        submit));
    }

    private static boolean isLeft(PoolReading pool, Operation submit, Operation end) {
        return !pool.mayBeCancelled(name(submit), end)
                && pool.runsOf(name(submit)).noneMatch(run -> run.endedNanos() < end.endedNanos());
    }

    /// With one worker, tasks begin in the order in which they were submitted.
    private static Stream<Finding> overtaken(PoolReading pool) {
        if (pool.workers() > 1) {
            return Stream.of();
        }
        return pool.accepted()
                .flatMap(
                        first ->
                                pool.accepted()
                                        .filter(first::precedes)
                                        .flatMap(later -> pool.runsOf(name(later)))
                                        .filter(run -> pool.isOvertaken(first, run))
                                        .limit(1))
                .map(run -> finding(FindingKind.WRONG_RESULT, "history.task-overtook", pool, run));
    }

    private static String name(Operation submit) {
        return submit.args().getFirst();
    }

    private static Finding finding(
            String message, Map<String, String> values, PoolReading pool, Operation one) {
        return new Finding(FindingKind.WRONG_RESULT, message, values)
                .withEvidence(pool.transcript().lines(List.of(one)));
    }

    private static Finding finding(
            FindingKind kind, String message, PoolReading pool, TaskRun run) {
        var values =
                Map.of(
                        "task", Transcript.printable(run.name()),
                        "thread", Transcript.actor(run.call()));
        return new Finding(kind, message, values)
                .withEvidence(List.of(pool.transcript().line(run.call())));
    }
}
