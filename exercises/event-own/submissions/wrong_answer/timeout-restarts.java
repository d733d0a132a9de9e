package exercise;

import exercise.api.EventApi;
import java.time.Duration;

/// Begins its whole limit anew whenever it was woken in vain.
final class Event implements EventApi {
    private boolean set;
    private long releases;

    @Override
    public synchronized boolean isSet() {
        return set;
    }

    @Override
    public synchronized void set() {
        set = true;
        releases++;
        notifyAll();
    }

    @Override
    public synchronized void clear() {
        set = false;
    }

    @Override
    public synchronized void await() throws InterruptedException {
        long seen = releases;
        while (!set && releases == seen) {
            wait();
        }
    }

    @Override
    public synchronized boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative limit " + limit);
        }
        long seen = releases;
        while (!set && releases == seen) {
            if (limit.isZero()) {
                return false;
            }
            long begin = System.nanoTime();
            wait(limit.toMillis(), limit.toNanosPart() % 1_000_000);
            if (System.nanoTime() - begin >= limit.toNanos() && !set && releases == seen) {
                return false;
            }
        }
        return true;
    }
}
