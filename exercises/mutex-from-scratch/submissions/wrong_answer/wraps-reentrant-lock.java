package exercise;

import exercise.api.MutexApi;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The library's lock.
final class Mutex implements MutexApi {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void acquire() throws InterruptedException {
        lock.lockInterruptibly();
    }

    @Override
    public boolean tryAcquire() {
        return !lock.isHeldByCurrentThread() && lock.tryLock();
    }

    @Override
    public boolean tryAcquire(Duration limit) throws InterruptedException {
        return !lock.isHeldByCurrentThread() && lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void release() {
        lock.unlock();
    }
}
