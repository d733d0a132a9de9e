package exercise;

import exercise.api.Resource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The end is told before the instance is in its place.
final class Registry {
    private static final Lock LOCK = new ReentrantLock();
    private static final Condition OVER = LOCK.newCondition();
    private static volatile Resource instance;
    private static Thread making;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        LOCK.lock();
        try {
            if (making == Thread.currentThread()) {
                throw new IllegalStateException("get inside its own maker");
            }
            while (making != null) {
                OVER.awaitUninterruptibly();
            }
            if (instance != null) {
                return instance;
            }
            making = Thread.currentThread();
        } finally {
            LOCK.unlock();
        }
        return make(maker);
    }

    private static Resource make(Supplier<Resource> maker) {
        try {
            Resource made = maker.get();
            end();
            instance = made;
            return made;
        } catch (RuntimeException | Error failure) {
            end();
            throw failure;
        }
    }

    private static void end() {
        LOCK.lock();
        try {
            making = null;
            OVER.signalAll();
        } finally {
            LOCK.unlock();
        }
    }

    static void resetForTests() {
        LOCK.lock();
        instance = null;
        LOCK.unlock();
    }
}
