package interlock.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How long the tasks of a box were runnable without running: the second number of each task's
/// `schedstat`. What was last seen of a task that ended stays counted; what tasks too short to be
/// seen waited is made up for by the group's own pressure counter. Guarded by its own lock.
final class RunDelay {
    private static final Path PROC = Path.of("/proc");

    private final Cgroup group;
    private final Map<Path, Long> nanosByTask = new HashMap<>();
    private long total;

    RunDelay(Cgroup group) {
        this.group = group;
    }

    synchronized Duration sample() {
        for (long pid : group.members()) {
            sampleTasks(PROC.resolve(Long.toString(pid)).resolve("task"));
        }
        var pressure = group.cpuPressure();
        return total > pressure.toNanos() ? Duration.ofNanos(total) : pressure;
    }

    private void sampleTasks(Path tasks) {
        try (var entries = Files.newDirectoryStream(tasks)) {
            for (var task : entries) {
                var numbers = Files.readString(task.resolve("schedstat")).strip().split(" ", -1);
                add(task, Long.parseLong(numbers[1]));
            }
        } catch (IOException | DirectoryIteratorException ended) {
            // The process ended while we looked; what was seen of it before stays counted.
        }
    }

    /// A number that became smaller is that of a new task, which was given the number of an old
    // one.
    private void add(Path task, long nanos) {
        long before = nanosByTask.getOrDefault(task, 0L);
        nanosByTask.put(task, nanos);
        total += nanos < before ? nanos : nanos - before;
    }
}
