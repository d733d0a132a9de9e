package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The library's queue in a shell; closing is looked at now and then.
final class Buffer<T> implements BufferApi<T> {
    private static final long STEP = 1_000_000;

    private final ArrayBlockingQueue<T> queue;
    private volatile boolean closed;

    Buffer(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException, BufferClosed {
        offer(item, Duration.ofNanos(-1));
    }

    @Override
    public boolean offer(T item, Duration limit) throws InterruptedException, BufferClosed {
        long end = System.nanoTime() + limit.toNanos();
        do {
            if (closed) {
                throw new BufferClosed();
            }
            if (queue.offer(item, STEP, TimeUnit.NANOSECONDS)) {
                return true;
            }
        } while (limit.isNegative() || System.nanoTime() < end);
        return false;
    }

    @Override
    public T take() throws InterruptedException, BufferClosed {
        return poll(Duration.ofNanos(-1));
    }

    @Override
    public T poll(Duration limit) throws InterruptedException, BufferClosed {
        long end = System.nanoTime() + limit.toNanos();
        do {
            T item = queue.poll(STEP, TimeUnit.NANOSECONDS);
            if (item != null) {
                return item;
            }
            if (closed && queue.isEmpty()) {
                throw new BufferClosed();
            }
        } while (limit.isNegative() || System.nanoTime() < end);
        return null;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public int size() {
        return queue.size();
    }
}
