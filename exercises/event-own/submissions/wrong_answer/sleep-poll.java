package exercise;

import exercise.api.EventApi;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Sleeps a twentieth of a second between two looks.
final class Event implements EventApi {
    private volatile boolean set;
    private volatile long releases;

    @Override
    public boolean isSet() {
        return set;
    }

    @Override
    public synchronized void set() {
        set = true;
        releases++;
    }

    @Override
    public synchronized void clear() {
        set = false;
    }

    @Override
    public void await() throws InterruptedException {
        await(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative limit " + limit);
        }
        long begin = System.nanoTime();
        long seen;
        synchronized (this) {
            if (set) {
                return true;
            }
            seen = releases;
        }
        while (!set && releases == seen) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - begin >= limit.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(50_000_000, limit.toNanos() - (System.nanoTime() - begin)));
        }
        return true;
    }
}
