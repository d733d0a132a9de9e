package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import interlock.engine.LogicalThread.Wake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Whose turn it is: gathers who can go on, lets the strategy choose, and ends the waits that time
/// or chance may end.
final class NextTurn {
    private static final int EARLY_ONE_IN = 8;
    private static final int EARLY_MAX = 60;

    private final Scheduler scheduler;
    private final Strategy strategy;
    private final boolean early;
    private final List<LogicalThread> able = new ArrayList<>();
    private int earlies;

    /// @param early whether timeouts and spurious wake-ups may come before they must
    NextTurn(Scheduler scheduler, Strategy strategy, boolean early) {
        this.scheduler = scheduler;
        this.strategy = strategy;
        this.early = early;
    }

    /// Another thread if one can go on.
    @Nullable LogicalThread other(LogicalThread running) {
        gather();
        able.remove(running);
        return able.isEmpty() ? next() : letGo(strategy.choose(able), Wake.TIMEOUT);
    }

    /// Who goes on; nothing if nobody can ever.
    @Nullable LogicalThread next() {
        if (early && earlies < EARLY_MAX && scheduler.draws().nextInt(EARLY_ONE_IN) == 0) {
            gatherEarly();
            if (!able.isEmpty()) {
                earlies++;
                var chosen = able.get(scheduler.draws().nextInt(able.size()));
                return letGo(chosen, timed(chosen) ? Wake.TIMEOUT : Wake.SPURIOUS);
            }
        }
        gather();
        if (able.isEmpty()) {
            var first = firstDeadline();
            return first == null ? null : letGo(first, Wake.TIMEOUT);
        }
        return letGo(strategy.choose(able), Wake.TIMEOUT);
    }

    private void gather() {
        able.clear();
        for (var thread : scheduler.threads()) {
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
        for (var thread : scheduler.threads()) {
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
        for (var thread : scheduler.threads()) {
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
                scheduler.clock().reach(waiting.deadline());
            }
            scheduler.wake(chosen, told ? Wake.TOLD : why);
        }
        return chosen;
    }
}
