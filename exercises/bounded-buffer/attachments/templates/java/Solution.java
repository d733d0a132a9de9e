package exercise;

import exercise.api.BufferApi;
import exercise.api.BufferClosed;
import java.time.Duration;

/// `BufferApi` and `BufferClosed` are given and cannot be changed; the statement shows them.
/// Keep the package, the name of this class and its constructor. Other classes may stand below.
final class Buffer<T> implements BufferApi<T> {

    Buffer(int capacity) {
        // IllegalArgumentException if capacity < 1
    }

    @Override
    public void put(T item) throws InterruptedException, BufferClosed {
        throw new UnsupportedOperationException("put");
    }

    @Override
    public boolean offer(T item, Duration limit) throws InterruptedException, BufferClosed {
        throw new UnsupportedOperationException("offer");
    }

    @Override
    public T take() throws InterruptedException, BufferClosed {
        throw new UnsupportedOperationException("take");
    }

    @Override
    public T poll(Duration limit) throws InterruptedException, BufferClosed {
        throw new UnsupportedOperationException("poll");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("close");
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException("size");
    }
}
