package exercise;

import exercise.api.EventApi;
import java.time.Duration;

/// Remembers only whether the count of releases was odd: two releases look like none.
final class Event implements EventApi {
    private boolean set;
    private boolean odd;

    @Override
    public synchronized boolean isSet() {
        return set;
    }

    @Override
    public synchronized void set() {
        set = true;
        odd = !odd;
        notifyAll();
    }

    @Override
    public synchronized void clear() {
        set = false;
    }

    @Override
    public synchronized void await() throws InterruptedException {
        boolean seen = odd;
        while (!set && odd == seen) {
            wait();
        }
    }

    @Override
    public synchronized boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative limit " + limit);
        }
        long end = System.nanoTime() + limit.toNanos();
        boolean seen = odd;
        while (!set && odd == seen) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }
}
