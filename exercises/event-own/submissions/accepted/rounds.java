package exercise;

import exercise.api.EventApi;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Who waits belongs to a round; `set` ends the round, and the next who wait begin a new one.
final class Event implements EventApi {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roundEnded = lock.newCondition();
    private boolean set;
    private Round round = new Round();

    private static final class Round {
        boolean over;
    }

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
            round.over = true;
            round = new Round();
            roundEnded.signalAll();
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
        lock.lockInterruptibly();
        try {
            Round mine = round;
            while (!set && !mine.over) {
                roundEnded.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative limit " + limit);
        }
        lock.lockInterruptibly();
        try {
            Round mine = round;
            long left = limit.toNanos();
            while (!set && !mine.over) {
                if (left <= 0) {
                    return false;
                }
                left = roundEnded.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
