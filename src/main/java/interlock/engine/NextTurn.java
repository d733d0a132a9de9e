package interlock.engine;

import interlock.engine.LogicalThread.Until;
import interlock.engine.LogicalThread.Wake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whose turn it is: gathers who can go on, lets the strategy choose, and ends the waits that time
/// or chance may end.
final class NextTurn {
    private static final int EARLY_ONE_IN = 8;
    private static final int EARLY_MAX = 60;

    private final Scheduler scheduler;
    private final Strategy strategy;
    private final Timing timing;
    private final SpuriousWakeUps spurious;
    private final List<LogicalThread> able = new ArrayList<>();
    private int earlies;
    private long delay;

    NextTurn(Scheduler scheduler, Strategy strategy, Timing timing) {
        this.scheduler = scheduler;
        this.strategy = strategy;
        this.timing = timing;
        this.spurious = new SpuriousWakeUps(scheduler, timing);
    }

    SpuriousWakeUps spurious() {
        return spurious;
    }

    /// By how much the clock ran ahead of threads that could go on.
    long delayNanos() {
        return delay;
    }

    /// Another thread if one can go on.
    @Nullable LogicalThread other(LogicalThread running) {
        gather(this::mayGoOn);
        able.remove(running);
        return able.isEmpty() ? next() : letGo(strategy.choose(able), Wake.TIMEOUT);
    }

    /// Who goes on; nothing if nobody can ever.
    @Nullable LogicalThread next() {
        if (isEarly() && earlies < EARLY_MAX && scheduler.draws().nextInt(EARLY_ONE_IN) == 0) {
            gather(thread -> thread.waiting != null && mayEndEarly(thread.waiting));
            if (!able.isEmpty()) {
                earlies++;
                var chosen = able.get(scheduler.draws().nextInt(able.size()));
                return letGo(chosen, chosen.hasLimit() ? Wake.TIMEOUT : Wake.SPURIOUS);
            }
        }
        spurious.maybe();
        gather(this::mayGoOn);
        if (able.isEmpty()) {
            var first = firstDeadline();
            if (first == null || spurious.before(first)) {
                gather(LogicalThread::isReady);
            } else {
                able.add(first);
            }
        }
        return able.isEmpty() ? null : letGo(strategy.choose(able), Wake.TIMEOUT);
    }

    private boolean isEarly() {
        return timing == Timing.EARLY || scheduler.isOld();
    }

    private void gather(Predicate<LogicalThread> wanted) {
        able.clear();
        for (var thread : scheduler.threads()) {
            if (wanted.test(thread)) {
                able.add(thread);
            }
        }
    }

    private boolean mayGoOn(LogicalThread thread) {
        boolean mayEnd = timing != Timing.PUNCTUAL || isEarly();
        return canGoOn(thread) || (mayEnd && thread.hasLimit() && thread.waitsIn("sleep"));
    }

    /// Without any jump of the clock.
    private boolean canGoOn(LogicalThread thread) {
        if (thread.waiting == null) {
            return thread.isReady();
        }
        return (thread.hasLimit() && thread.waiting.deadline() <= scheduler.clock().now())
                || (thread.waiting.on() instanceof Until until && until.isOver());
    }

    private static boolean mayEndEarly(LogicalThread.Waiting waiting) {
        return waiting.spurious() || waiting.deadline() >= 0;
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
            boolean told = waiting.on() instanceof Until;
            if (why == Wake.TIMEOUT && waiting.deadline() >= 0) {
                reach(waiting.deadline());
            }
            scheduler.wake(chosen, told ? Wake.TOLD : why);
        }
        return chosen;
    }

    private void reach(long deadline) {
        var clock = scheduler.clock();
        var first = firstDeadline();
        boolean isAnyAble = scheduler.threads().stream().anyMatch(this::canGoOn);
        if (deadline > clock.now() && first != null && first.waiting != null) {
            delay += deadline - (isAnyAble ? clock.now() : first.waiting.deadline());
            clock.reach(deadline);
        }
    }
}
