package exercise;

import exercise.api.EventApi;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A latch of the library, replaced at each release.
final class Event implements EventApi {
    private CountDownLatch latch = new CountDownLatch(1);
    private boolean set;

    @Override
    public synchronized boolean isSet() {
        return set;
    }

    @Override
    public synchronized void set() {
        set = true;
        latch.countDown();
        latch = new CountDownLatch(1);
    }

    @Override
    public synchronized void clear() {
        set = false;
    }

    private synchronized CountDownLatch current() {
        return set ? new CountDownLatch(0) : latch;
    }

    @Override
    public void await() throws InterruptedException {
        current().await();
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative limit " + limit);
        }
        return current().await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
