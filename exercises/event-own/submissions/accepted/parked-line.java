package exercise;

import exercise.api.EventApi;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Who waits parks with a ticket in a line; `set` marks and unparks the whole line.
final class Event implements EventApi {
    private final Set<Ticket> line = new LinkedHashSet<>();
    private boolean set;

    private static final class Ticket {
        final Thread owner = Thread.currentThread();
        volatile boolean released;
    }

    @Override
    public synchronized boolean isSet() {
        return set;
    }

    @Override
    public synchronized void set() {
        set = true;
        for (Ticket ticket : line) {
            ticket.released = true;
            LockSupport.unpark(ticket.owner);
        }
        line.clear();
    }

    @Override
    public synchronized void clear() {
        set = false;
    }

    @Override
    public void await() throws InterruptedException {
        Ticket ticket = new Ticket();
        if (enter(ticket)) {
            return;
        }
        while (!ticket.released) {
            if (Thread.interrupted()) {
                leave(ticket);
                throw new InterruptedException();
            }
            LockSupport.park(this);
        }
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative limit " + limit);
        }
        long end = System.nanoTime() + limit.toNanos();
        Ticket ticket = new Ticket();
        if (enter(ticket)) {
            return true;
        }
        while (!ticket.released) {
            if (Thread.interrupted()) {
                leave(ticket);
                throw new InterruptedException();
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return leave(ticket);
            }
            LockSupport.parkNanos(this, left);
        }
        return true;
    }

    private synchronized boolean enter(Ticket ticket) {
        if (!set) {
            line.add(ticket);
        }
        return set;
    }

    /// Leaves the line; true if the ticket was released before.
    private synchronized boolean leave(Ticket ticket) {
        line.remove(ticket);
        return ticket.released;
    }
}
