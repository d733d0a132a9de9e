package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/// Who is interrupted while it waits to put leaves without looking whether a take has served it
/// meanwhile: it says that it put nothing, though its item is inside.
final class Buffer<T> implements BufferApi<T> {
    private final ArrayDeque<T> items = new ArrayDeque<>();
    private final ArrayDeque<Ticket<T>> putters = new ArrayDeque<>();
    private final ArrayDeque<Ticket<T>> takers = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    private static final class Ticket<T> {
        final Thread owner = Thread.currentThread();
        T item;
        volatile boolean served;
    }

    Buffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public void put(T item) throws InterruptedException, BufferClosed {
        offer(item, Duration.ofNanos(-1));
    }

    @Override
    public boolean offer(T item, Duration limit) throws InterruptedException, BufferClosed {
        Objects.requireNonNull(item);
        Ticket<T> ticket = new Ticket<>();
        synchronized (this) {
            refuseIfClosed();
            if (!takers.isEmpty()) {
                Ticket<T> taker = takers.removeFirst();
                taker.item = item;
                serve(taker);
                return true;
            }
            if (items.size() < capacity) {
                items.addLast(item);
                return true;
            }
            ticket.item = item;
            putters.addLast(ticket);
        }
        boolean interrupted = park(ticket, limit);
        synchronized (this) {
            putters.remove(ticket);
            refuseIf(interrupted);
            if (ticket.served) {
                return true;
            }
            refuseIfClosed();
            return false;
        }
    }

    @Override
    public T take() throws InterruptedException, BufferClosed {
        return poll(Duration.ofNanos(-1));
    }

    @Override
    public T poll(Duration limit) throws InterruptedException, BufferClosed {
        Ticket<T> ticket = new Ticket<>();
        synchronized (this) {
            if (!items.isEmpty()) {
                T item = items.removeFirst();
                if (!putters.isEmpty()) {
                    Ticket<T> putter = putters.removeFirst();
                    items.addLast(putter.item);
                    serve(putter);
                }
                return item;
            }
            refuseIfClosed();
            takers.addLast(ticket);
        }
        boolean interrupted = park(ticket, limit);
        synchronized (this) {
            if (ticket.served) {
                keepInterrupt(interrupted);
                return ticket.item;
            }
            takers.remove(ticket);
            refuseIfClosed();
            refuseIf(interrupted);
            return null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        putters.forEach(ticket -> LockSupport.unpark(ticket.owner));
        takers.forEach(ticket -> LockSupport.unpark(ticket.owner));
        putters.clear();
        takers.clear();
    }

    @Override
    public synchronized int size() {
        return items.size();
    }

    private void serve(Ticket<T> ticket) {
        ticket.served = true;
        LockSupport.unpark(ticket.owner);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Parks until the ticket is served, the buffer closed, the limit over, or the caller
    /// interrupted; only the last answers true, and takes the interrupt with it.
    private boolean park(Ticket<T> ticket, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!ticket.served && !isClosed()) {
            if (Thread.interrupted()) {
                return true;
            }
            if (limit.isNegative()) {
                LockSupport.park(this);
            } else {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
            }
        }
        return false;
    }

    private void refuseIfClosed() throws BufferClosed {
        if (closed) {
            throw new BufferClosed();
        }
    }

    private static void refuseIf(boolean interrupted) throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    private static void keepInterrupt(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
