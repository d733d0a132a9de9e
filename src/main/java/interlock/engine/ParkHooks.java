package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import interlock.engine.LogicalThread.Wake;
import org.jspecify.annotations.Nullable;

/// `LockSupport` in rewritten code.
public final class ParkHooks {
    private ParkHooks() {}

    public static void park() {
        park(null, Waiting.NO_LIMIT);
    }

    public static void park(@Nullable Object blocker) {
        park(blocker, Waiting.NO_LIMIT);
    }

    public static void parkNanos(long nanos) {
        parkNanos(null, nanos);
    }

    public static void parkNanos(@Nullable Object blocker, long nanos) {
        if (nanos > 0) {
            park(blocker, nanos);
        }
    }

    public static void parkUntil(long millis) {
        parkUntil(null, millis);
    }

    public static void parkUntil(@Nullable Object blocker, long millis) {
        long left = TimeHooks.atWallClock(millis) - Current.scheduler().clock().now();
        park(blocker, Math.max(left, 0));
    }

    /// The JDK's own way to park.
    public static void park(Object unsafe, boolean absolute, long time) {
        if (absolute) {
            parkUntil(time);
        } else if (time == 0) {
            park();
        } else {
            parkNanos(time);
        }
    }

    public static void unpark(@Nullable Thread thread) {
        if (thread == null) {
            return;
        }
        var scheduler = Current.scheduler();
        var other = scheduler.of(thread);
        scheduler.log().step("unpark", thread);
        if (other == null) {
            return;
        }
        if (other.waitsIn("park")) {
            scheduler.wake(other, Wake.TOLD);
        } else {
            other.permit = true;
        }
        scheduler.step(true);
    }

    public static void unpark(Object unsafe, @Nullable Object thread) {
        unpark((Thread) thread);
    }

    public static long threadId(Thread thread) {
        return ThreadHooks.threadId(thread);
    }

    public static void setCurrentBlocker(@Nullable Object blocker) {
        Current.scheduler().blocker(blocker);
    }

    private static void park(@Nullable Object blocker, long nanos) {
        var scheduler = Current.scheduler();
        var self = scheduler.current();
        Object on = blocker != null ? blocker : self.blocker != null ? self.blocker : self;
        scheduler.log().step("park", on);
        if (self.permit || self.interrupted) {
            self.permit = false;
            scheduler.step(true);
            return;
        }
        long deadline = scheduler.clock().after(nanos);
        Wake wake = scheduler.block(new Waiting("park", on, deadline, true));
        scheduler.log().woken(wake, on);
    }
}
