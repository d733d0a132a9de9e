package exercise;

import exercise.api.Resource;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A maker that fails leaves the lock locked.
final class Registry {
    private static final Lock LOCK = new ReentrantLock();
    private static Resource instance;
    private static Thread making;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        LOCK.lock();
        if (making == Thread.currentThread()) {
            LOCK.unlock();
            throw new IllegalStateException("get inside its own maker");
        }
        if (instance == null) {
            making = Thread.currentThread();
            try {
                instance = maker.get();
            } finally {
                making = null;
            }
        }
        Resource made = instance;
        LOCK.unlock();
        return made;
    }

    static void resetForTests() {
        LOCK.lock();
        instance = null;
        LOCK.unlock();
    }
}
