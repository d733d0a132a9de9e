package exercise;

import exercise.api.MutexApi;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Counts tokens: releasing a free lock adds a second one.
final class Mutex implements MutexApi {
    private final AtomicInteger tokens = new AtomicInteger(1);
    private final Queue<Thread> line = new ConcurrentLinkedQueue<>();

    @Override
    public void acquire() throws InterruptedException {
        tryAcquire(Duration.ofNanos(-1));
    }

    @Override
    public boolean tryAcquire() {
        int seen = tokens.get();
        return seen > 0 && tokens.compareAndSet(seen, seen - 1);
    }

    @Override
    public boolean tryAcquire(Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        line.add(Thread.currentThread());
        try {
            while (!tryAcquire()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long left = limit.toNanos() - (System.nanoTime() - begin);
                if (limit.isNegative()) {
                    LockSupport.park(this);
                } else if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else {
                    return false;
                }
            }
            return true;
        } finally {
            line.remove(Thread.currentThread());
            wakeFirst();
        }
    }

    @Override
    public void release() {
        tokens.incrementAndGet();
        wakeFirst();
    }

    private void wakeFirst() {
        Thread first = line.peek();
        if (first != null) {
            LockSupport.unpark(first);
        }
    }
}
