package exercise;

import exercise.api.MutexApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Frees the lock though somebody came to wait meanwhile.
final class Mutex implements MutexApi {
    private static final State FREE = new State(null, List.of());

    private final AtomicReference<State> state = new AtomicReference<>(FREE);

    /// One wish to have the lock.
    private static final class Ticket {
        final Thread owner = Thread.currentThread();
    }

    private record State(Ticket holder, List<Ticket> line) {
        State with(Ticket waiting) {
            List<Ticket> longer = new ArrayList<>(line);
            longer.add(waiting);
            return new State(holder, longer);
        }

        State without(Ticket waiting) {
            List<Ticket> shorter = new ArrayList<>(line);
            shorter.remove(waiting);
            return new State(holder, shorter);
        }

        State released() {
            return line.isEmpty() ? FREE : new State(line.get(0), line.subList(1, line.size()));
        }
    }

    @Override
    public void acquire() throws InterruptedException {
        Ticket ticket = new Ticket();
        enter(ticket);
        while (state.get().holder() != ticket) {
            if (Thread.interrupted() && leave(ticket)) {
                throw new InterruptedException();
            }
            LockSupport.park(this);
        }
    }

    @Override
    public boolean tryAcquire() {
        return state.compareAndSet(FREE, new State(new Ticket(), List.of()));
    }

    @Override
    public boolean tryAcquire(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            acquire();
            return true;
        }
        long end = System.nanoTime() + limit.toNanos();
        if (tryAcquire()) {
            return true;
        }
        if (limit.isZero()) {
            return false;
        }
        Ticket ticket = new Ticket();
        enter(ticket);
        while (state.get().holder() != ticket) {
            if (Thread.interrupted() && leave(ticket)) {
                throw new InterruptedException();
            }
            long left = end - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else {
                return !leave(ticket);
            }
        }
        return true;
    }

    /// Takes the lock if it is free, or joins the line.
    private void enter(Ticket ticket) {
        State seen;
        State next;
        do {
            seen = state.get();
            next = seen == FREE ? new State(ticket, List.of()) : seen.with(ticket);
        } while (!state.compareAndSet(seen, next));
    }

    /// Leaves the line; false if the lock had been handed over already.
    private boolean leave(Ticket ticket) {
        while (true) {
            State seen = state.get();
            if (seen.holder() == ticket) {
                return false;
            }
            if (state.compareAndSet(seen, seen.without(ticket))) {
                return true;
            }
        }
    }

    @Override
    public void release() {
        while (true) {
            State seen = state.get();
            if (seen == FREE || seen.holder().owner != Thread.currentThread()) {
                throw new IllegalMonitorStateException("not the holder");
            }
            State next = seen.released();
            state.set(next);
            if (next != FREE) {
                LockSupport.unpark(next.holder().owner);
            }
            return;
        }
    }
}
