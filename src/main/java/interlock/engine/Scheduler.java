package interlock.engine;

import interlock.engine.LogicalThread.State;
import interlock.engine.LogicalThread.Waiting;
import interlock.engine.LogicalThread.Wake;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One schedule: lets one logical thread run at a time and decides at every step who goes on.
/// Confined to the carrier, but for `ended`, which a watching thread reads.
final class Scheduler {
    static final long STEPS_MAX = 20_000;
    static final int STREAK_MAX = 400;
    static final int THREADS_MAX = 256;

    private static final int EARLY_ONE_IN = 8;
    private static final int EARLY_MAX = 60;

    private final Carrier carrier;
    private final SplittableRandom draws;
    private final Strategy strategy;
    private final VirtualClock clock = new VirtualClock();
    private final List<LogicalThread> threads = new ArrayList<>();
    private final IdentityTable<LogicalThread> byThread = new IdentityTable<>();
    private final List<LogicalThread> able = new ArrayList<>();
    private final StepLog log;
    private final boolean early;
    private int earlies;
    private @Nullable Throwable failure;
    private int streak;
    private int librarySteps;
    private long steps;
    private @Nullable LogicalThread current;
    private volatile @Nullable String ended;

    /// @param early whether timeouts and spurious wake-ups may come before they must
    Scheduler(
            Carrier carrier,
            SplittableRandom draws,
            Strategy strategy,
            boolean early,
            StepLog log) {
        this.carrier = carrier;
        this.draws = draws;
        this.strategy = strategy;
        this.early = early;
        this.log = log;
    }

    VirtualClock clock() {
        return clock;
    }

    long steps() {
        return steps;
    }

    List<LogicalThread> threads() {
        return threads;
    }

    StepLog log() {
        return log;
    }

    SplittableRandom draws() {
        return draws;
    }

    /// The thread that runs now.
    LogicalThread current() {
        return Objects.requireNonNull(current);
    }

    @Nullable LogicalThread of(Thread thread) {
        return byThread.get(thread);
    }

    /// How the schedule ended, as the protocol says it; nothing while it runs.
    @Nullable String ended() {
        return ended;
    }

    /// Runs until the first thread has ended, or nobody can go on.
    String run(Thread first, Runnable body) {
        current = add(first, body, false);
        while (ended == null) {
            var running = current();
            if (carrier.run(Objects.requireNonNull(running.strand), running.thread)) {
                finish(running);
            }
        }
        return Objects.requireNonNull(ended);
    }

    private void finish(LogicalThread done) {
        done.state = State.DONE;
        wakeAll(done);
        if (done.id == 1) {
            ended = "done";
        } else {
            current = next();
        }
    }

    /// What an error of the exercise or of the engine itself was; it ends the schedule.
    IllegalStateException fail(Throwable fault) {
        failure = fault;
        throw halt("failed");
    }

    /// After the schedule: passes on what [#fail] was told.
    void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            case Throwable fault -> throw new IllegalStateException(fault);
        }
    }

    LogicalThread add(Thread thread, Runnable body, boolean virtual) {
        if (threads.size() == THREADS_MAX) {
            throw halt("uncontrolled more-than-" + THREADS_MAX + "-threads");
        }
        var added = new LogicalThread(threads.size() + 1, thread, body, virtual);
        added.strand = carrier.strand(body);
        threads.add(added);
        byThread.put(thread, added);
        strategy.started(added);
        return added;
    }

    /// Ends the schedule from within a logical thread, which never goes on.
    ///
    /// @return nothing: for `throw`, so that the compiler knows
    IllegalStateException halt(String outcome) {
        if (ended == null) {
            ended = outcome;
        }
        while (true) {
            Carrier.leave();
        }
    }

    /// One step of the running thread: others may go on before it does.
    ///
    /// @param synchronises whether it is more than an access to a variable
    void step(boolean synchronises) {
        var running = current();
        clock.tick();
        if (++steps > STEPS_MAX) {
            throw halt("livelock");
        }
        streak++;
        boolean tired = streak > STREAK_MAX;
        if (tired) {
            strategy.giveWay(running);
        }
        if (strategy.choosesAt(steps, running, synchronises) || tired) {
            decide(running, tired);
        }
    }

    /// A step inside the library: others need not see the world between two of them, but no loop
    /// in it may last for ever.
    void libraryStep() {
        if (++librarySteps % STREAK_MAX == 0) {
            giveWay();
        }
    }

    void blocker(@Nullable Object blocker) {
        current().blocker = blocker;
    }

    /// The running thread offers its place to the others.
    void giveWay() {
        var running = current();
        clock.tick();
        if (++steps > STEPS_MAX) {
            throw halt("livelock");
        }
        strategy.giveWay(running);
        decide(running, true);
    }

    /// The running thread waits until it is told, or is let go on.
    Wake block(Waiting waiting) {
        var running = current();
        running.state = State.WAITING;
        running.waiting = waiting;
        clock.tick();
        if (++steps > STEPS_MAX) {
            throw halt("livelock");
        }
        decide(running, false);
        return running.wake;
    }

    void wake(LogicalThread thread, Wake why) {
        if (thread.state == State.WAITING) {
            thread.state = State.READY;
            thread.wake = why;
            thread.waiting = null;
        }
    }

    /// Wakes all that wait for this.
    void wakeAll(Object on) {
        for (var thread : threads) {
            if (thread.waitsFor(on)) {
                wake(thread, Wake.TOLD);
            }
        }
    }

    private void decide(LogicalThread running, boolean othersFirst) {
        if (running.pinned > 0) {
            if (running.isReady()) {
                return;
            }
            throw halt("uncontrolled blocked-in-native-code");
        }
        var next = othersFirst ? nextOther(running) : next();
        if (ended != null) {
            throw halt(Objects.requireNonNull(ended));
        }
        if (next != running) {
            streak = 0;
            current = next;
            Carrier.leave();
        }
    }

    private @Nullable LogicalThread nextOther(LogicalThread running) {
        gather();
        able.remove(running);
        return able.isEmpty() ? next() : letGo(strategy.choose(able), Wake.TIMEOUT);
    }

    private @Nullable LogicalThread next() {
        if (early && earlies < EARLY_MAX && draws.nextInt(EARLY_ONE_IN) == 0) {
            gatherEarly();
            if (!able.isEmpty()) {
                earlies++;
                var chosen = able.get(draws.nextInt(able.size()));
                return letGo(chosen, timed(chosen) ? Wake.TIMEOUT : Wake.SPURIOUS);
            }
        }
        gather();
        if (able.isEmpty()) {
            var first = firstDeadline();
            if (first == null) {
                ended = "deadlock";
                return null;
            }
            return letGo(first, Wake.TIMEOUT);
        }
        return letGo(strategy.choose(able), Wake.TIMEOUT);
    }

    private void gather() {
        able.clear();
        for (var thread : threads) {
            if (thread.isReady() || (thread.waiting != null && mayEnd(thread.waiting))) {
                able.add(thread);
            }
        }
    }

    private static boolean mayEnd(Waiting waiting) {
        return waiting.sleeps()
                || (waiting.on() instanceof BooleanSupplier told && told.getAsBoolean());
    }

    private void gatherEarly() {
        able.clear();
        for (var thread : threads) {
            var waiting = thread.waiting;
            if (waiting != null && (waiting.spurious() || waiting.deadline() >= 0)) {
                able.add(thread);
            }
        }
    }

    private static boolean timed(LogicalThread thread) {
        return thread.waiting != null && thread.waiting.deadline() >= 0;
    }

    private @Nullable LogicalThread firstDeadline() {
        LogicalThread first = null;
        long least = Long.MAX_VALUE;
        for (var thread : threads) {
            if (thread.waiting != null && thread.waiting.deadline() >= 0) {
                if (first == null || thread.waiting.deadline() < least) {
                    first = thread;
                    least = thread.waiting.deadline();
                }
            }
        }
        return first;
    }

    private LogicalThread letGo(LogicalThread chosen, Wake why) {
        var waiting = chosen.waiting;
        if (waiting != null) {
            boolean told = waiting.on() instanceof BooleanSupplier;
            if (why == Wake.TIMEOUT && waiting.deadline() >= 0) {
                clock.reach(waiting.deadline());
            }
            wake(chosen, told ? Wake.TOLD : why);
        }
        return chosen;
    }
}
