package interlock.observe;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tells when a case hangs for good: every thread of the exercise, in every process of the box, has
/// been asleep, without CPU time and without a switch, for the configured time, and none is about
/// to be woken by a pause of ours. What spins or could run is not deadlocked, only late. Used by
/// one thread.
public final class DeadlockWatch {
    /// Between two looks the machine may have stood still, and with it whoever was to be seen
    /// moving: however long that was, it is counted as this share of the whole time at most.
    private static final int LOOKS_MIN = 6;

    private final Tasks tasks;
    private final long enoughNanos;
    private final Pace pace;
    private Map<BoxTask, Task> before = Map.of();
    private long lastLook;
    private long stillNanos;

    public DeadlockWatch(Tasks tasks, ObserveConfig config, Pace pace) {
        this.tasks = tasks;
        this.enoughNanos = config.deadlockAfter().toNanos();
        this.pace = pace;
        this.lastLook = pace.nanos();
    }

    /// Looks once; to be called several times a second.
    ///
    /// @param isDelayOutstanding whether a thread sleeps in a pause of the harness or waits for an
    ///     answer of the grader
    /// @return whether nothing has moved for long enough
    public boolean look(boolean isDelayOutstanding) {
        var now =
                tasks.ofExercise().stream()
                        .collect(
                                Collectors.toMap(
                                        Task::inside, Function.identity(), (one, _) -> one));
        boolean isStill =
                !isDelayOutstanding
                        && !now.isEmpty()
                        && now.keySet().equals(before.keySet())
                        && now.values().stream().allMatch(this::isStill);
        before = now;
        long nanos = pace.nanos();
        long sinceLook = Math.min(nanos - lastLook, enoughNanos / LOOKS_MIN);
        lastLook = nanos;
        stillNanos = isStill ? stillNanos + sinceLook : 0;
        return stillNanos >= enoughNanos;
    }

    /// What the threads were seen doing at the last look, for evidence.
    public List<String> seen() {
        return before.values().stream()
                .map(
                        task ->
                                "%s %s state %c, %d switches"
                                        .formatted(
                                                task.name().replaceAll("\\p{Cntrl}", "·"),
                                                task.inside(),
                                                task.state(),
                                                task.switches()))
                .sorted()
                .toList();
    }

    private boolean isStill(Task task) {
        var earlier = before.get(task.inside());
        return earlier != null && task.isAsleep() && task.isUnchangedSince(earlier);
    }
}
