package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import interlock.engine.LogicalThread.Wake;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/// What `Thread` does, for threads that the scheduler runs.
final class Threads {
    private static final Set<Object> VIRTUAL =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    private Threads() {}

    static void start(Thread thread) {
        var scheduler = Current.scheduler();
        if (scheduler.of(thread) != null) {
            throw new IllegalThreadStateException();
        }
        var started = scheduler.add(thread, body(thread), isVirtual(thread));
        var self = scheduler.current();
        started.site = self.site;
        HappensBefore.release(self, started.clock);
        ThreadRandoms.seed(thread, scheduler.draws());
        scheduler.log().step("start", thread);
        scheduler.step(true);
    }

    @SuppressWarnings("DoNotCall") // the logical thread is where it runs
    private static Runnable body(Thread thread) {
        return () -> {
            try {
                thread.run();
            } catch (Throwable uncaught) {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, uncaught);
            }
        };
    }

    static void join(Thread thread, long nanos) throws InterruptedException {
        var scheduler = Current.scheduler();
        var self = scheduler.current();
        Interrupts.check(self);
        var other = scheduler.of(thread);
        scheduler.log().step("join", thread);
        scheduler.step(true);
        if (other == null) {
            return;
        }
        long deadline = scheduler.clock().after(nanos);
        while (!other.isDone()) {
            Wake wake = scheduler.block(new Waiting("join", other, deadline, false));
            if (wake == Wake.INTERRUPT) {
                Interrupts.check(self);
            }
            if (wake == Wake.TIMEOUT) {
                return;
            }
        }
        self.clock.join(other.clock);
    }

    static void sleep(long nanos) throws InterruptedException {
        if (nanos < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        var scheduler = Current.scheduler();
        var self = scheduler.current();
        Interrupts.check(self);
        scheduler.log().step("sleep", self);
        long deadline = scheduler.clock().after(nanos);
        if (scheduler.block(new Waiting("sleep", self, deadline, false)) == Wake.INTERRUPT) {
            Interrupts.check(self);
        }
    }

    static void interrupt(Thread thread) {
        var run = Current.run();
        var other = run == null ? null : run.scheduler().of(thread);
        if (run == null || other == null || other.isDone()) {
            return;
        }
        run.log().step("interrupt", thread);
        other.interrupted = true;
        var waiting = other.waiting;
        if (waiting != null && canInterrupt(waiting.op())) {
            if (waiting.op().equals("wait")) {
                run.monitors().forget(other, waiting.on());
            }
            run.scheduler().wake(other, Wake.INTERRUPT);
        }
        run.scheduler().step(true);
    }

    private static boolean canInterrupt(String op) {
        return op.equals("wait") || op.equals("park") || op.equals("sleep") || op.equals("join");
    }

    static Thread.State state(LogicalThread thread) {
        var waiting = thread.waiting;
        if (thread.isDone()) {
            return Thread.State.TERMINATED;
        }
        if (waiting == null) {
            return Thread.State.RUNNABLE;
        }
        if (waiting.op().equals("lock")) {
            return Thread.State.BLOCKED;
        }
        return waiting.deadline() >= 0 ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
    }

    /// Virtual threads are platform threads that say they are virtual: no kernel thread is
    /// behind either.
    static Thread.Builder.OfPlatform ofVirtual() {
        var builder = Thread.ofPlatform().daemon(true).name("");
        VIRTUAL.add(builder);
        return builder;
    }

    static Thread unstarted(Thread.Builder builder, Runnable body) {
        var thread = builder.unstarted(body);
        if (VIRTUAL.contains(builder)) {
            VIRTUAL.add(thread);
        }
        return thread;
    }

    static boolean isVirtual(Thread thread) {
        return VIRTUAL.contains(thread) || thread.isVirtual();
    }
}
