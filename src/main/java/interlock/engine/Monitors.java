package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import interlock.engine.LogicalThread.Wake;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The monitors of one schedule: `synchronized`, `wait`, `notify`.
final class Monitors {
    private static final class Monitor {
        final Object of;
        final VectorClock known = new VectorClock();
        final List<LogicalThread> waiters = new ArrayList<>();
        @Nullable LogicalThread owner;
        int count;

        Monitor(Object of) {
            this.of = of;
        }
    }

    private final IdentityTable<Monitor> monitors = new IdentityTable<>();
    private final Scheduler scheduler;

    Monitors(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void enter(Object object) {
        var monitor = of(object);
        scheduler.log().step("lock", object);
        if (monitor.owner != scheduler.current()) {
            scheduler.step(true);
        }
        acquire(monitor);
        monitor.count++;
    }

    void exit(Object object) {
        var monitor = owned(object);
        if (--monitor.count == 0) {
            release(monitor);
            scheduler.log().step("unlock", object);
            scheduler.step(true);
        }
    }

    boolean holds(Object object) {
        return of(object).owner == scheduler.current();
    }

    /// @param nanos how long at most, negative for no limit
    void await(Object object, long nanos) throws InterruptedException {
        var monitor = owned(object);
        var self = scheduler.current();
        Interrupts.check(self);
        scheduler.log().step("wait", object);
        int count = monitor.count;
        monitor.count = 0;
        release(monitor);
        monitor.waiters.add(self);
        long deadline = scheduler.clock().after(nanos);
        Wake wake = scheduler.block(new Waiting("wait", object, deadline, true));
        monitor.waiters.remove(self);
        scheduler.log().woken(wake, object);
        acquire(monitor);
        monitor.count = count;
        if (wake == Wake.INTERRUPT) {
            Interrupts.check(self);
        }
    }

    void signal(Object object) {
        var monitor = owned(object);
        scheduler.log().step("signal", object);
        if (!monitor.waiters.isEmpty()) {
            int drawn = scheduler.draws().nextInt(monitor.waiters.size());
            tell(monitor.waiters.remove(drawn));
        }
    }

    void signalAll(Object object) {
        var monitor = owned(object);
        scheduler.log().step("signal-all", object);
        monitor.waiters.forEach(this::tell);
        monitor.waiters.clear();
    }

    /// A thread that waits is interrupted: no signal may go to it any more.
    void forget(LogicalThread waiter, Object object) {
        of(object).waiters.remove(waiter);
    }

    private void tell(LogicalThread waiter) {
        scheduler.wake(waiter, Wake.TOLD);
    }

    private void acquire(Monitor monitor) {
        var self = scheduler.current();
        while (monitor.owner != null && monitor.owner != self) {
            scheduler.block(new Waiting("lock", monitor.of, Waiting.NO_LIMIT, false));
        }
        monitor.owner = self;
        self.clock.join(monitor.known);
    }

    private void release(Monitor monitor) {
        HappensBefore.release(scheduler.current(), monitor.known);
        monitor.owner = null;
        for (var thread : scheduler.threads()) {
            if (thread.waitsIn("lock") && thread.waitsFor(monitor.of)) {
                scheduler.wake(thread, Wake.TOLD);
            }
        }
    }

    private Monitor owned(Object object) {
        var monitor = of(object);
        if (monitor.owner != scheduler.current()) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return monitor;
    }

    private Monitor of(Object object) {
        var monitor = monitors.get(object);
        if (monitor == null) {
            monitor = new Monitor(object);
            monitors.put(object, monitor);
        }
        return monitor;
    }
}
