package interlock.engine;

import interlock.engine.LogicalThread.Wake;
import java.util.List;

/// Wakes waits for no reason, where the language lets them, in schedules that are punctual
/// otherwise. A drawn number of times, so that honest loops come to an end.
final class SpuriousWakeUps {
    private static final int SOON_ONE_IN = 16;
    private static final int MAX = 4;
    private static final int LENGTH_BITS_MIN = 10;
    private static final int LENGTH_BITS_MAX = 30;

    private final Scheduler scheduler;
    private int soon;
    private int idle;
    private int limits;

    SpuriousWakeUps(Scheduler scheduler, Timing timing) {
        this.scheduler = scheduler;
        if (timing == Timing.PUNCTUAL) {
            soon = scheduler.draws().nextInt(MAX + 1);
            idle = scheduler.draws().nextInt(MAX + 1);
        }
        if (timing != Timing.SLEEPS_EARLY) {
            limits = scheduler.draws().nextInt(MAX + 1);
        }
    }

    /// After how long a wait that begins now is to end by itself, for waits that cannot be ended
    /// from outside: drawn among lengths of all orders below a second.
    ///
    /// @param nanos its own limit
    /// @return nanoseconds below that, 0 if it is to be left alone
    long after(long nanos) {
        if (limits == 0 || scheduler.draws().nextBoolean()) {
            return 0;
        }
        long drawn = 1L << scheduler.draws().nextInt(LENGTH_BITS_MIN, LENGTH_BITS_MAX);
        if (drawn >= nanos) {
            return 0;
        }
        limits--;
        return drawn;
    }

    /// Perhaps one, at this moment.
    void maybe() {
        if (soon > 0 && scheduler.draws().nextInt(SOON_ONE_IN) == 0 && wakeOne()) {
            soon--;
        }
    }

    /// Perhaps one, before the wait that would end next: so who begins a limit anew is late.
    ///
    /// @param next who goes on if nobody is woken
    boolean before(LogicalThread next) {
        long now = scheduler.clock().now();
        long left = next.waiting == null ? 0 : next.waiting.deadline() - now;
        if (idle == 0 || left <= 0 || scheduler.draws().nextBoolean() || !wakeOne()) {
            return false;
        }
        idle--;
        scheduler.clock().reach(now + scheduler.draws().nextLong(left));
        return true;
    }

    private boolean wakeOne() {
        List<LogicalThread> able =
                scheduler.threads().stream()
                        .filter(thread -> thread.waiting != null && thread.waiting.spurious())
                        .toList();
        if (able.isEmpty()) {
            return false;
        }
        scheduler.wake(able.get(scheduler.draws().nextInt(able.size())), Wake.SPURIOUS);
        return true;
    }
}
