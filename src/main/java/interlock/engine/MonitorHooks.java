package interlock.engine;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// `synchronized`, `wait` and `notify` in rewritten code.
public final class MonitorHooks {
    private MonitorHooks() {}

    public static void enter(Object object) {
        Objects.requireNonNull(object);
        var run = Current.run();
        if (run != null) {
            run.monitors().enter(object);
        }
    }

    public static void exit(Object object) {
        var run = Current.run();
        if (run != null) {
            run.monitors().exit(object);
        }
    }

    public static boolean holdsLock(Object object) {
        Objects.requireNonNull(object);
        var run = Current.run();
        return run != null && run.monitors().holds(object);
    }

    public static void wait(Object object) throws InterruptedException {
        await(object, -1);
    }

    public static void wait(Object object, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        await(object, millis == 0 ? -1 : TimeUnit.MILLISECONDS.toNanos(millis));
    }

    public static void wait(Object object, long millis, int nanos) throws InterruptedException {
        if (millis < 0 || nanos < 0 || nanos > 999_999) {
            throw new IllegalArgumentException("timeout value is out of range");
        }
        long length = TimeUnit.MILLISECONDS.toNanos(millis) + nanos;
        await(object, length == 0 ? -1 : length);
    }

    public static void timedWait(TimeUnit unit, Object object, long length)
            throws InterruptedException {
        if (length > 0) {
            await(object, unit.toNanos(length));
        }
    }

    public static void notify(Object object) {
        var run = Current.run();
        if (run != null) {
            run.monitors().signal(object);
        }
    }

    public static void notifyAll(Object object) {
        var run = Current.run();
        if (run != null) {
            run.monitors().signalAll(object);
        }
    }

    private static void await(Object object, long nanos) throws InterruptedException {
        Objects.requireNonNull(object);
        Current.scheduler();
        var run = Current.run();
        if (run != null) {
            run.monitors().await(object, nanos);
        }
    }
}
