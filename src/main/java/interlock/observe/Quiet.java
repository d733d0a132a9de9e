package interlock.observe;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Watches threads that have nothing to do: a right one sleeps all the while, on any machine and
/// under any load. Used by one thread.
///
/// Runnable time (on a core or waiting for one) is taken instead of CPU time, since a spinner that
/// gets no core uses none. The kernel books a wait for a core only when it is over, so the states
/// seen at looks in between count as well, whichever is more.
public final class Quiet {
    private static final double NANOS_PER_SECOND = 1e9;

    /// On a core between two sleeps: a look at a flag takes thousands of times less.
    private static final double SPIN_SECONDS = 1e-3;

    private final Tasks tasks;
    private final ObserveConfig config;
    private final Pace pace;

    public Quiet(Tasks tasks, ObserveConfig config, Pace pace) {
        this.tasks = tasks;
        this.config = config;
        this.pace = pace;
    }

    /// What an exercise allows of each of its waiting threads.
    ///
    /// @param runnable share of the window, summed over threads and divided by their number
    /// @param switches voluntary ones a second
    public record Allowed(double runnable, double switches) {}

    public Allowed allowed() {
        return new Allowed(config.runnableMax(), config.switchesMax());
    }

    /// What one thread did in a window.
    ///
    /// @param runnable share of the window in which it was runnable
    /// @param onCpu share of the window in which it had a core
    /// @param switches voluntary ones a second
    public record Share(Task task, double runnable, double onCpu, double switches) {
        String line() {
            return String.format(
                    Locale.ROOT,
                    "%-15s %-9s  runnable %.3f  on a core %.3f  switches %.1f/s",
                    task.name().replaceAll("\\p{Cntrl}", "·"),
                    task.inside(),
                    runnable,
                    onCpu,
                    switches);
        }
    }

    /// @param window that was really watched
    public record Report(Duration window, List<Share> shares) {
        public Report {
            shares = List.copyOf(shares);
        }

        public double runnable() {
            return shares.stream().mapToDouble(Share::runnable).sum();
        }

        private double switches() {
            return shares.stream().mapToDouble(Share::switches).sum();
        }

        public double switchesMost() {
            return shares.stream().mapToDouble(Share::switches).max().orElse(0);
        }

        /// Who spins is not also said to poll. A poller that waits for a core after each waking is
        /// runnable for long without ever spinning: it has many switches and little CPU time, in
        /// all and between two of them. (Spinners that share a lock, as Python's do, switch too.)
        public List<Finding> findings(Allowed allowed) {
            double limit = allowed.runnable() * shares.size();
            boolean isPolling = switchesMost() > allowed.switches();
            double onCpu = shares.stream().mapToDouble(Share::onCpu).sum();
            boolean hardlySleeps = !isPolling || onCpu > switches() * SPIN_SECONDS;
            if (onCpu > limit || (runnable() > limit && hardlySleeps)) {
                return List.of(
                        finding(
                                FindingKind.BUSY_WAIT,
                                "observe.busy-wait",
                                Map.of("fraction", number(runnable()), "limit", number(limit))));
            }
            if (isPolling) {
                return List.of(
                        finding(
                                FindingKind.POLLING,
                                "observe.polling",
                                Map.of(
                                        "rate", number(switchesMost()),
                                        "limit", number(allowed.switches()))));
            }
            return List.of();
        }

        private Finding finding(FindingKind kind, String message, Map<String, String> values) {
            return new Finding(kind, message, values)
                    .withEvidence(shares.stream().map(Share::line).toList());
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
    }

    /// Watches the named threads and those of the exercise that are born meanwhile.
    ///
    /// @param window at least the configured minimum
    public Report watch(Set<BoxTask> judged, Duration window) throws InterruptedException {
        var length = window.compareTo(config.windowMin()) < 0 ? config.windowMin() : window;
        pace.pause(config.settling());
        long from = pace.nanos();
        var before = tasks.byInside();
        var seen = new LinkedHashMap<BoxTask, Sightings>();
        int looks = 0;
        while (pace.nanos() - from < length.toNanos()) {
            pace.pause(config.windowPause());
            looks++;
            for (var task : tasks.ofExercise()) {
                boolean isNew = !before.containsKey(task.inside());
                if (isNew || judged.contains(task.inside())) {
                    var earlier = before.get(task.inside());
                    seen.computeIfAbsent(task.inside(), _ -> new Sightings(earlier, task))
                            .add(task);
                }
            }
        }
        var watched = Duration.ofNanos(pace.nanos() - from);
        var shares = new ArrayList<Share>();
        for (var sightings : seen.values()) {
            shares.add(sightings.share(looks, watched));
        }
        shares.sort(Comparator.comparingLong(share -> share.task().tid()));
        return new Report(watched, shares);
    }

    /// What was seen of one thread. Confined to one watch.
    private static final class Sightings {
        private final long onCpuBefore;
        private final long runDelayBefore;
        private final long switchesBefore;
        private Task last;
        private int runnable;

        /// @param before nothing for a thread born meanwhile, which counts from zero
        Sightings(@Nullable Task before, Task first) {
            onCpuBefore = before == null ? 0 : before.onCpuNanos();
            runDelayBefore = before == null ? 0 : before.runDelayNanos();
            switchesBefore = before == null ? 0 : before.switches();
            last = first;
        }

        void add(Task task) {
            last = task;
            runnable += task.isRunnable() ? 1 : 0;
        }

        Share share(int looks, Duration watched) {
            long onCpu = last.onCpuNanos() - onCpuBefore;
            long booked = onCpu + last.runDelayNanos() - runDelayBefore;
            double sighted = (double) runnable / looks;
            return new Share(
                    last,
                    Math.max((double) booked / watched.toNanos(), sighted),
                    (double) onCpu / watched.toNanos(),
                    (last.switches() - switchesBefore) * NANOS_PER_SECOND / watched.toNanos());
        }
    }
}
