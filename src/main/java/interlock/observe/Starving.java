package interlock.observe;

import java.util.HashMap;
import java.util.Map;

/// Tells whether some thread of a box could run and gets no core, which is no fault of the program.
/// Used by one thread.
public final class Starving {
    private final Tasks tasks;
    private Map<BoxTask, Task> before = Map.of();

    public Starving(Tasks tasks) {
        this.tasks = tasks;
    }

    /// Looks once.
    ///
    /// @return whether a thread was runnable at the last look and is, and had no core in between
    public boolean look() {
        var now = new HashMap<BoxTask, Task>();
        tasks.ofExercise().forEach(task -> now.put(task.inside(), task));
        boolean isStarving = now.values().stream().anyMatch(this::isStarving);
        before = now;
        return isStarving;
    }

    private boolean isStarving(Task task) {
        var earlier = before.get(task.inside());
        return earlier != null && task.isRunnable() && task.isUnchangedSince(earlier);
    }
}
