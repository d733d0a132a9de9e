package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Threads in rewritten code: `Thread` objects are the JDK's, but the scheduler runs them.
public final class ThreadHooks {
    private ThreadHooks() {}

    public static void start(Thread thread) {
        Threads.start(thread);
    }

    /// A pool of the JDK starts a thread of its own.
    public static void start(Object container, Thread thread) {
        Threads.start(thread);
    }

    public static void start(Object access, Thread thread, Object container) {
        Threads.start(thread);
    }

    public static void join(Thread thread) throws InterruptedException {
        Threads.join(thread, Waiting.NO_LIMIT);
    }

    public static void join(Thread thread, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Threads.join(
                thread, millis == 0 ? Waiting.NO_LIMIT : TimeUnit.MILLISECONDS.toNanos(millis));
    }

    public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
        join(thread, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    public static boolean join(Thread thread, Duration limit) throws InterruptedException {
        Threads.join(thread, Math.max(0, TimeUnit.NANOSECONDS.convert(limit)));
        return !isAlive(thread);
    }

    public static void timedJoin(TimeUnit unit, Thread thread, long length)
            throws InterruptedException {
        if (length > 0) {
            Threads.join(thread, unit.toNanos(length));
        }
    }

    public static boolean isAlive(Thread thread) {
        var known = Current.scheduler().of(thread);
        if (known != null && known.isDone()) {
            Current.scheduler().current().clock.join(known.clock);
        }
        return known != null && !known.isDone();
    }

    public static Thread.State getState(Thread thread) {
        var known = Current.scheduler().of(thread);
        return known == null ? Thread.State.NEW : Threads.state(known);
    }

    public static void interrupt(Thread thread) {
        Threads.interrupt(thread);
    }

    public static boolean isInterrupted(Thread thread) {
        var known = Current.scheduler().of(thread);
        return known != null && known.interrupted;
    }

    public static boolean interrupted() {
        var self = Current.scheduler().current();
        boolean was = self.interrupted;
        self.interrupted = false;
        return was;
    }

    public static void giveWay() {
        var run = Current.run();
        if (run != null) {
            run.scheduler().giveWay();
        }
    }

    public static void sleep(long millis) throws InterruptedException {
        Threads.sleep(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    public static void sleep(long millis, int nanos) throws InterruptedException {
        Threads.sleep(TimeUnit.MILLISECONDS.toNanos(millis) + nanos);
    }

    public static void sleep(Duration length) throws InterruptedException {
        Threads.sleep(Math.max(0, TimeUnit.NANOSECONDS.convert(length)));
    }

    public static void sleep(TimeUnit unit, long length) throws InterruptedException {
        if (length > 0) {
            Threads.sleep(unit.toNanos(length));
        }
    }

    public static Thread.Builder.OfPlatform ofVirtual() {
        return Threads.ofVirtual();
    }

    public static Thread startVirtualThread(Runnable body) {
        return start(ofVirtual(), body);
    }

    public static Thread start(Thread.Builder builder, Runnable body) {
        var thread = unstarted(builder, body);
        Threads.start(thread);
        return thread;
    }

    public static Thread unstarted(Thread.Builder builder, Runnable body) {
        return Threads.unstarted(builder, body);
    }

    public static ThreadFactory factory(Thread.Builder builder) {
        return body -> Threads.unstarted(builder, body);
    }

    public static boolean isVirtual(Thread thread) {
        return Threads.isVirtual(thread);
    }

    public static long threadId(Thread thread) {
        var known = Current.scheduler().of(thread);
        return known == null ? thread.threadId() : known.id;
    }

    public static Thread currentCarrierThread(@Nullable Object access) {
        return Thread.currentThread();
    }

    /// Called in place of what would end the process.
    public static void exit(int status) {
        end();
    }

    private static void end() {
        throw Current.scheduler().halt("uncontrolled System.exit");
    }

    public static void exit(Object runtime, int status) {
        exit(status);
    }
}
