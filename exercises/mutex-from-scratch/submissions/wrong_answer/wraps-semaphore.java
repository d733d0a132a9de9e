package exercise;

import exercise.api.MutexApi;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A semaphore of the library.
final class Mutex implements MutexApi {
    private final Semaphore token = new Semaphore(1);

    @Override
    public void acquire() throws InterruptedException {
        token.acquire();
    }

    @Override
    public boolean tryAcquire() {
        return token.tryAcquire();
    }

    @Override
    public boolean tryAcquire(Duration limit) throws InterruptedException {
        return token.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void release() {
        token.release();
    }
}
