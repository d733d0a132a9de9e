package interlock.observe;

import interlock.observe.Zombies.Zombie;
import interlock.sandbox.Box;
import interlock.sandbox.SandboxException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Lets many children of one process end at once: the process is stopped, its children are told to
/// end, and it goes on when all of them have ended, so all notices of their ends have become one.
/// Who waits once for each notice leaves zombies, every time. Used by one thread.
public final class Burst {
    private final Tasks tasks;
    private final BoxSignals signals;
    private final ObserveConfig config;
    private final Pace pace;

    public Burst(Box box, ObserveConfig config, Pace pace) {
        this(Tasks.of(box), config, pace);
    }

    Burst(Tasks tasks, ObserveConfig config, Pace pace) {
        this.tasks = tasks;
        this.signals = new BoxSignals(tasks::pids);
        this.config = config;
        this.pace = pace;
    }

    /// @param left children that nobody had waited for in time
    /// @param took from the moment the parent went on until none was left, or until it was judged
    public record Outcome(List<Zombie> left, Duration took) {
        public Outcome {
            left = List.copyOf(left);
        }
    }

    /// @param parent as numbered in the box
    /// @param children as numbered in the box
    /// @param stops whether the parent is stopped meanwhile; without it each end is a notice
    /// @throws SandboxException if the children did not end although told to
    public Outcome run(long parent, Set<Long> children, boolean stops) throws InterruptedException {
        long candidate = outside(Set.of(parent)).stream().findFirst().orElse(-1L);
        if (candidate < 0) {
            return new Outcome(List.of(), Duration.ZERO);
        }
        var zombies = new Zombies(tasks, pace);
        var ending = outside(children);
        try {
            if (stops && signals.send(candidate, BoxSignals.STOP)) {
                awaitAll(Set.of(candidate), 'T', _ -> {});
            }
            // A shell that was told between its last look for signals and the call it waits in
            // would wait for ever, so who has not ended is told again.
            awaitAll(
                    ending,
                    'Z',
                    left -> left.forEach(child -> signals.send(child, BoxSignals.TERMINATE)));
        } finally {
            signals.send(candidate, BoxSignals.CONTINUE);
        }
        return awaitReaping(candidate, ending, zombies);
    }

    private Set<Long> outside(Set<Long> inside) {
        return tasks.pids().stream()
                .flatMap(pid -> tasks.files().process(pid).stream())
                .filter(process -> inside.contains(process.insidePid()))
                .map(ProcFiles.ProcessSeen::pid)
                .collect(Collectors.toSet());
    }

    /// Those that are gone count: a parent that was not stopped may have waited for them already.
    ///
    /// @param urge is done about those that are not yet in that state, at once and at each look
    private void awaitAll(Set<Long> processes, char state, Consumer<Set<Long>> urge)
            throws InterruptedException {
        long end = pace.nanos() + config.burstLimit().toNanos();
        while (true) {
            var left =
                    processes.stream()
                            .filter(pid -> !isInState(pid, state))
                            .collect(Collectors.toSet());
            if (left.isEmpty()) {
                return;
            }
            urge.accept(left);
            if (pace.nanos() > end) {
                throw new SandboxException(
                        "processes of the box did not come to state %c".formatted(state));
            }
            pace.pause(config.asleepPause());
        }
    }

    private boolean isInState(long pid, char state) {
        return tasks.files().process(pid).map(now -> now.state() == state).orElse(true);
    }

    /// The parent has the configured time, and as much as it waited for a core since; what of that
    /// is not booked yet shows when it is starving.
    private Outcome awaitReaping(long candidate, Set<Long> children, Zombies zombies)
            throws InterruptedException {
        var starving = new Starving(tasks);
        long from = pace.nanos();
        long delayBefore = runDelay(candidate);
        while (true) {
            var left =
                    zombies.look().stream()
                            .filter(zombie -> children.contains(zombie.pid()))
                            .toList();
            long took = pace.nanos() - from;
            long delayed = Math.max(0, runDelay(candidate) - delayBefore);
            long allowed = config.zombieAge().toNanos() + delayed;
            boolean isStarved = starving.look() && took < config.starvingMax().toNanos();
            if (left.isEmpty() || (took > allowed && !isStarved)) {
                return new Outcome(left, Duration.ofNanos(took));
            }
            pace.pause(config.asleepPause());
        }
    }

    private long runDelay(long pid) {
        return threads(pid).stream().mapToLong(Task::runDelayNanos).sum();
    }

    private List<Task> threads(long pid) {
        return tasks.files().tids(pid).stream()
                .flatMap(tid -> tasks.files().task(pid, tid).stream())
                .toList();
    }
}
