package exercise;

import exercise.api.EventApi;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks at the flag in plain mode before it takes the monitor: what was written before `set` need
/// not be seen by who finds the flag set.
final class Event implements EventApi {
    private final AtomicBoolean set = new AtomicBoolean();
    private long releases;

    @Override
    public boolean isSet() {
        return set.getPlain();
    }

    @Override
    public synchronized void set() {
        set.setPlain(true);
        releases++;
        notifyAll();
    }

    @Override
    public synchronized void clear() {
        set.setPlain(false);
    }

    @Override
    public void await() throws InterruptedException {
        if (set.getPlain()) {
            return;
        }
        sleep();
    }

    private synchronized void sleep() throws InterruptedException {
        long seen = releases;
        while (!set.getPlain() && releases == seen) {
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
        while (!set.getPlain() && releases == seen) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }
}
