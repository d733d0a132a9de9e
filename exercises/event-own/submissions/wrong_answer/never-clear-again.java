package exercise;

import exercise.api.EventApi;
import java.time.Duration;

/// Once set, it never has to be waited for again.
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
        while (!set && releases == 0) {
            wait();
        }
    }

    @Override
    public synchronized boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative limit " + limit);
        }
        long end = System.nanoTime() + limit.toNanos();
        while (!set && releases == 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }
}
