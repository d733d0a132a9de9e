package interlock.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What a history says of a pool and its tasks. Immutable.
final class PoolReading {
    private final List<Operation> all;
    private final List<TaskRun> runs;
    private final Map<String, TaskRun> first = new HashMap<>();
    private final Transcript transcript;
    private final long workers;
    private final long limit;

    PoolReading(History history) {
        all =
                Stream.of(Operation.of(history), Operation.on("pool", history))
                        .flatMap(List::stream)
                        .toList();
        runs = TaskRun.of(history);
        runs.forEach(run -> first.putIfAbsent(run.name(), run));
        transcript = new Transcript(history);
        workers = Model.number(history.object(), "workers");
        limit = Model.number(history.object(), "limit", 0);
    }

    long workers() {
        return workers;
    }

    /// How many tasks may wait; 0: any number.
    long limit() {
        return limit;
    }

    Transcript transcript() {
        return transcript;
    }

    List<TaskRun> runs() {
        return runs;
    }

    /// The first run of a task that ran.
    TaskRun run(String name) {
        return Objects.requireNonNull(first.get(name));
    }

    Optional<TaskRun> firstRun(String name) {
        return Optional.ofNullable(first.get(name));
    }

    Stream<TaskRun> runsOf(String name) {
        return firstRun(name).stream();
    }

    Stream<Operation> operations(String name) {
        return all.stream().filter(one -> one.name().equals(name));
    }

    Stream<Operation> operations(String name, String task) {
        return operations(name).filter(one -> one.args().getFirst().equals(task));
    }

    List<Operation> returned() {
        return all.stream().filter(Operation::hasReturned).toList();
    }

    Stream<Operation> accepted() {
        return operations("submit").filter(one -> one.answer().equals("ok"));
    }

    /// What closes the pool to further tasks. Waiting for an end that did not come closes nothing.
    Stream<Operation> closings() {
        return all.stream()
                .filter(one -> isEnd(one) || one.name().equals("shutdown"))
                .filter(one -> !one.answer().equals("timeout"))
                .filter(one -> !one.name().equals("end") || !one.answer().equals("interrupted"));
    }

    /// What came back when the pool had ended.
    Stream<Operation> ends() {
        return all.stream().filter(one -> isEnd(one) && one.answer().equals("ok"));
    }

    private static boolean isEnd(Operation one) {
        return one.name().equals("end") || one.name().equals("close");
    }

    /// Whether somebody asked, before an operation was over, for what may cancel a task.
    boolean mayBeCancelled(String task, Operation before) {
        return mayBeCancelled(task, before.endedNanos());
    }

    private boolean mayBeCancelled(String task, long nanos) {
        var asked =
                Stream.concat(
                        operations("cancel", task).filter(one -> !one.answer().equals("false")),
                        operations("shutdown").filter(one -> one.args().contains("cancel")));
        return asked.anyMatch(one -> one.calledNanos() < nanos);
    }

    /// How many workers were certainly inside of tasks all the time between two instants.
    long leastBusy(long fromNanos, long toNanos) {
        return runs.stream()
                .filter(run -> run.covers(fromNanos, toNanos))
                .map(TaskRun::task)
                .distinct()
                .count();
    }

    /// How many tasks certainly waited at an instant, each worker that is not inside of a task
    /// having taken one.
    long leastWaiting(long nanos) {
        var waiting =
                accepted()
                        .filter(submit -> submit.endedNanos() <= nanos)
                        .map(submit -> submit.args().getFirst())
                        .filter(name -> !mayBeCancelled(name, nanos))
                        .filter(
                                name ->
                                        runsOf(name)
                                                .noneMatch(run -> run.call().timeNanos() <= nanos))
                        .count();
        return waiting - (workers - leastBusy(nanos, nanos));
    }

    /// Whether a run began although a task accepted before it had not.
    boolean isOvertaken(Operation submit, TaskRun run) {
        var name = submit.args().getFirst();
        long began = run.call().timeNanos();
        return !mayBeCancelled(name, began)
                && runsOf(name).noneMatch(earlier -> earlier.call().timeNanos() < began);
    }
}
