package interlock.history;

import interlock.history.Event.Kind;
import interlock.history.Operation.TaskNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a named task by a pool: the uses `run NAME` of the harness object `task`, whose lines
/// lie inside the real run. A thread may run one task inside another.
///
/// @param answer what the task came to: a number drawn while it ran, or `failed`; empty if it has
///     not ended
record TaskRun(String name, Event call, @Nullable Event end, String answer) {
    private static final String CALL = "call:run";
    private static final String RETURN = "return:run";

    /// By time of call.
    static List<TaskRun> of(History history) {
        var events =
                history.events().stream()
                        .filter(event -> event.kind() == Kind.LOG)
                        .filter(event -> event.words().getFirst().equals("task"))
                        .toList();
        var runs = new ArrayList<TaskRun>();
        for (int i = 0; i < events.size(); i++) {
            var call = events.get(i);
            if (call.words().get(1).equals(CALL)) {
                runs.add(run(call, events.subList(i + 1, events.size())));
            }
        }
        return List.copyOf(runs);
    }

    private static TaskRun run(Event call, List<Event> later) {
        var name = call.words().get(2);
        var end =
                later.stream()
                        .filter(event -> event.words().get(1).equals(RETURN))
                        .filter(event -> event.words().get(2).equals(name))
                        .filter(event -> task(event).equals(task(call)))
                        .findFirst();
        return new TaskRun(
                name, call, end.orElse(null), end.map(one -> one.words().get(3)).orElse(""));
    }

    /// When it had certainly ended, or the end of time.
    long endedNanos() {
        return end == null ? Long.MAX_VALUE : end.timeNanos();
    }

    /// Whether it certainly ran all the time between two instants.
    boolean covers(long fromNanos, long toNanos) {
        return call.timeNanos() < fromNanos && endedNanos() > toNanos;
    }

    TaskNumber task() {
        return task(call);
    }

    private static TaskNumber task(Event event) {
        return new TaskNumber(event.pid(), event.tid());
    }
}
