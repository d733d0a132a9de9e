package interlock.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// How long the tasks of a box were runnable without running: the second number of each task's
/// `schedstat`. What was last seen of a task that ended stays counted; what tasks too short to be
/// seen waited is made up for by the group's own pressure counter. Guarded by its own lock.
///
/// The kernel books a wait only when it is over, and a wait can last a minute (seen on Linux 6.18,
/// where even kernel threads starved). So a task that is runnable and had no core since it was last
/// looked at counts as waiting since then.
final class RunDelay {
    private final Supplier<Set<Long>> members;
    private final Supplier<Duration> pressure;
    private final Path proc;
    private final LongSupplier clock;
    private final Map<Path, Seen> seenByTask = new HashMap<>();
    private long booked;
    private long unbooked;
    private long most;

    /// @param since when it was first seen with that time on a core, on the clock
    private record Seen(long onCpuNanos, long delayNanos, long since) {}

    RunDelay(Cgroup group) {
        this(group::members, group::cpuPressure, Path.of("/proc"), System::nanoTime);
    }

    RunDelay(
            Supplier<Set<Long>> members,
            Supplier<Duration> pressure,
            Path proc,
            LongSupplier clock) {
        this.members = members;
        this.pressure = pressure;
        this.proc = proc;
        this.clock = clock;
    }

    /// Never less than before: a wait that ends as it is looked at is in neither sum.
    synchronized Duration sample() {
        unbooked = 0;
        for (long pid : members.get()) {
            sampleTasks(proc.resolve(Long.toString(pid)).resolve("task"));
        }
        long ofTasks = Math.max(booked + unbooked, pressure.get().toNanos());
        most = Math.max(most, ofTasks);
        return Duration.ofNanos(most);
    }

    private void sampleTasks(Path tasks) {
        try (var entries = Files.newDirectoryStream(tasks)) {
            for (var task : entries) {
                var numbers = Files.readString(task.resolve("schedstat")).strip().split(" ", -1);
                add(task, Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
            }
        } catch (IOException | DirectoryIteratorException ended) {
            // The process ended while we looked; what was seen of it before stays counted.
        }
    }

    /// A number that became smaller is that of a new task, which was given the number of an old
    /// one.
    private void add(Path task, long onCpu, long delay) throws IOException {
        long now = clock.getAsLong();
        var before = seenByTask.get(task);
        long known = before == null || delay < before.delayNanos ? 0 : before.delayNanos;
        booked += delay - known;
        if (before != null
                && before.onCpuNanos == onCpu
                && before.delayNanos == delay
                && isRunnable(task)) {
            unbooked += now - before.since;
        } else {
            seenByTask.put(task, new Seen(onCpu, delay, now));
        }
    }

    private static boolean isRunnable(Path task) throws IOException {
        var line = Files.readString(task.resolve("stat"));
        return line.startsWith("R ", line.lastIndexOf(')') + 2);
    }
}
