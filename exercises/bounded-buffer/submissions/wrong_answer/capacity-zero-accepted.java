package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Refuses a negative capacity, but not that of zero.
final class Buffer<T> implements BufferApi<T> {
    private static final long NO_LIMIT = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private final Object[] ring;
    private int first;
    private int count;
    private boolean closed;

    Buffer(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity must not be negative, not " + capacity);
        }
        ring = new Object[capacity];
    }

    @Override
    public void put(T item) throws InterruptedException, BufferClosed {
        insert(item, NO_LIMIT);
    }

    @Override
    public boolean offer(T item, Duration limit) throws InterruptedException, BufferClosed {
        return insert(item, limit.toNanos());
    }

    @Override
    public T take() throws InterruptedException, BufferClosed {
        return remove(NO_LIMIT);
    }

    @Override
    public T poll(Duration limit) throws InterruptedException, BufferClosed {
        return remove(limit.toNanos());
    }

    private boolean insert(T item, long nanos) throws InterruptedException, BufferClosed {
        Objects.requireNonNull(item);
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (count == ring.length && !closed) {
                if (nanos < 0) {
                    notFull.await();
                } else if (left <= 0) {
                    return false;
                } else {
                    left = notFull.awaitNanos(left);
                }
            }
            if (closed) {
                throw new BufferClosed();
            }
            ring[(first + count) % ring.length] = item;
            count++;
            notEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private T remove(long nanos) throws InterruptedException, BufferClosed {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (count == 0 && !closed) {
                if (nanos < 0) {
                    notEmpty.await();
                } else if (left <= 0) {
                    return null;
                } else {
                    left = notEmpty.awaitNanos(left);
                }
            }
            if (count == 0) {
                throw new BufferClosed();
            }
            @SuppressWarnings("unchecked")
            T item = (T) ring[first];
            ring[first] = null;
            first = (first + 1) % ring.length;
            count--;
            notFull.signal();
            return item;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            notFull.signalAll();
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }
}
