package exercise;

import exercise.api.EventApi;
import java.time.Duration;

/// Gives the core away between two looks, and still uses all of it.
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
            Thread.yield();
        }
        return true;
    }
}
