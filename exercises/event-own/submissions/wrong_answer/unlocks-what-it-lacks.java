package exercise;

import exercise.api.EventApi;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Locks inside the `try`: who is interrupted while it waits for the lock unlocks what it does not
/// hold, and leaves with IllegalMonitorStateException.
final class Event implements EventApi {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private boolean set;
    private long releases;

    @Override
    public boolean isSet() {
        lock.lock();
        try {
            return set;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void set() {
        lock.lock();
        try {
            set = true;
            releases++;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            set = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await() throws InterruptedException {
        try {
            lock.lockInterruptibly();
            long seen = releases;
            while (!set && releases == seen) {
                released.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        long left = limit.toNanos();
        try {
            lock.lockInterruptibly();
            long seen = releases;
            while (!set && releases == seen) {
                if (left <= 0) {
                    return false;
                }
                left = released.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
