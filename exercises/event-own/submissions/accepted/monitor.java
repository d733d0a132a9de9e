package exercise;

import exercise.api.EventApi;
import java.time.Duration;

/// The object's own monitor, and a count of releases: who waits leaves when it has changed.
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
        long end = System.nanoTime() + limit.toNanos();
        long seen = releases;
        while (!set && releases == seen) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }
}
