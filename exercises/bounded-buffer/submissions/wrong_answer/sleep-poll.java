package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;

/// Sleeps a millisecond and asks again, without end.
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
    public boolean offer(T item, Duration limit) throws InterruptedException, BufferClosed {
        Objects.requireNonNull(item);
        Deadline deadline = new Deadline(limit);
        while (true) {
            synchronized (this) {
                if (closed) {
                    throw new BufferClosed();
                }
                if (items.size() < capacity) {
                    items.addLast(item);
                    return true;
                }
            }
            if (!waitUntil(deadline)) {
                return false;
            }
        }
    }

    @Override
    public T take() throws InterruptedException, BufferClosed {
        return poll(Duration.ofNanos(-1));
    }

    @Override
    public T poll(Duration limit) throws InterruptedException, BufferClosed {
        Deadline deadline = new Deadline(limit);
        while (true) {
            synchronized (this) {
                if (!items.isEmpty()) {
                    return items.removeFirst();
                }
                if (closed) {
                    throw new BufferClosed();
                }
            }
            if (!waitUntil(deadline)) {
                return null;
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    @Override
    public synchronized int size() {
        return items.size();
    }

    /// Waits for a change, or says that the time is over.
    private boolean waitUntil(Deadline deadline) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!deadline.limited()) {
            Thread.sleep(1);
            return true;
        }
        long left = deadline.end() - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        Thread.sleep(1);
        return true;
    }

    private record Deadline(boolean limited, long end) {
        Deadline(Duration limit) {
            this(!limit.isNegative(), System.nanoTime() + limit.toNanos());
        }
    }
}
