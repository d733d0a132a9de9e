package interlock.engine;

import interlock.engine.LogicalThread.State;
import interlock.engine.LogicalThread.Waiting;
import interlock.engine.LogicalThread.Wake;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One schedule: lets one logical thread run at a time and decides at every step who goes on.
/// Confined to the carrier, but for `ended`, which a watching thread reads.
final class Scheduler {
    static final long STEPS_MAX = 20_000;
    static final int STREAK_MAX = 400;
    private static final long STEPS_ON_TIME = 2_000;
    private static final long HURRY_STEPS = 400;
    static final int THREADS_MAX = 256;

    private final Carrier carrier;
    private final SplittableRandom draws;
    private final Strategy strategy;
    private final VirtualClock clock = new VirtualClock();
    private final List<LogicalThread> threads = new ArrayList<>();
    private final IdentityTable<LogicalThread> byThread = new IdentityTable<>();
    private final StepLog log;
    private final NextTurn turns;
    private @Nullable Throwable failure;
    private int streak;
    private int librarySteps;
    private long steps;
    private @Nullable LogicalThread current;
    private volatile @Nullable String ended;

    Scheduler(
            Carrier carrier,
            SplittableRandom draws,
            Strategy strategy,
            Timing timing,
            StepLog log) {
        this.carrier = carrier;
        this.draws = draws;
        this.strategy = strategy;
        this.turns = new NextTurn(this, strategy, timing);
        this.log = log;
    }

    VirtualClock clock() {
        return clock;
    }

    long steps() {
        return steps;
    }

    /// By how much the clock ran ahead of threads that could go on.
    long delayNanos() {
        return turns.delayNanos() + clock.hurriedNanos();
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
            current = turns.next();
            if (current == null) {
                ended = "deadlock";
            }
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
        count();
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
        count();
        strategy.giveWay(running);
        decide(running, true);
    }

    /// The running thread waits until it is told, or is let go on.
    Wake block(Waiting waiting) {
        var running = current();
        running.state = State.WAITING;
        running.waiting = waiting;
        count();
        decide(running, false);
        return running.wake;
    }

    private void count() {
        clock.tick();
        if (++steps > STEPS_MAX) {
            throw halt("livelock");
        }
        if (isOld() && steps % HURRY_STEPS == 0) {
            clock.hurry();
        }
    }

    /// Whether somebody may be spinning until a limit is over, which would take for ever: the
    /// schedule goes on as an early one, and the clock ever faster.
    boolean isOld() {
        return steps > STEPS_ON_TIME;
    }

    /// After how long a wait that begins now is to end for no reason.
    ///
    /// @param nanos its own limit
    /// @return nanoseconds below that, 0 if it is to be left alone
    long spuriousAfter(long nanos) {
        return turns.spurious().after(nanos);
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
        var next = othersFirst ? turns.other(running) : turns.next();
        if (next == null) {
            throw halt("deadlock");
        }
        if (next != running) {
            streak = 0;
            current = next;
            Carrier.leave();
        }
    }
}
