package exercise;

import exercise.api.MutexApi;
import java.time.Duration;

/// A monitor of the language does the waiting.
final class Mutex implements MutexApi {
    private Thread holder;

    @Override
    public synchronized void acquire() throws InterruptedException {
        while (holder != null) {
            wait();
        }
        holder = Thread.currentThread();
    }

    @Override
    public synchronized boolean tryAcquire() {
        boolean isFree = holder == null;
        holder = isFree ? Thread.currentThread() : holder;
        return isFree;
    }

    @Override
    public synchronized boolean tryAcquire(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (holder != null) {
            long left = end - System.nanoTime();
            if (!limit.isNegative() && left <= 0) {
                return false;
            }
            wait(limit.isNegative() ? 0 : left / 1_000_000, (int) Math.max(0, left % 1_000_000));
        }
        holder = Thread.currentThread();
        return true;
    }

    @Override
    public synchronized void release() {
        if (holder != Thread.currentThread()) {
            throw new IllegalMonitorStateException("not the holder");
        }
        holder = null;
        notify();
    }
}
