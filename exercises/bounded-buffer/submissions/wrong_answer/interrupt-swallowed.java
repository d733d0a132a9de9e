package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;

/// Takes an interrupt for a wake-up and waits on.
final class Buffer<T> implements BufferApi<T> {
    private final ArrayDeque<T> items = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

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
    public synchronized boolean offer(T item, Duration limit)
            throws InterruptedException, BufferClosed {
        Objects.requireNonNull(item);
        Deadline deadline = new Deadline(limit);
        while (!closed && items.size() == capacity) {
            if (!waitUntil(deadline)) {
                return false;
            }
        }
        if (closed) {
            throw new BufferClosed();
        }
        items.addLast(item);
        notifyAll();
        return true;
    }

    @Override
    public T take() throws InterruptedException, BufferClosed {
        return poll(Duration.ofNanos(-1));
    }

    @Override
    public synchronized T poll(Duration limit) throws InterruptedException, BufferClosed {
        Deadline deadline = new Deadline(limit);
        while (!closed && items.isEmpty()) {
            if (!waitUntil(deadline)) {
                return null;
            }
        }
        if (items.isEmpty()) {
            throw new BufferClosed();
        }
        T item = items.removeFirst();
        notifyAll();
        return item;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public synchronized int size() {
        return items.size();
    }

    /// Waits for a change, or says that the time is over.
    private synchronized boolean waitUntil(Deadline deadline) throws InterruptedException {
        if (!deadline.limited()) {
            try {
                wait();
            } catch (InterruptedException ignored) {
                // looks again
            }
            return true;
        }
        long left = deadline.end() - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        wait(left / 1_000_000, (int) (left % 1_000_000));
        return true;
    }

    private record Deadline(boolean limited, long end) {
        Deadline(Duration limit) {
            this(!limit.isNegative(), System.nanoTime() + limit.toNanos());
        }
    }
}
