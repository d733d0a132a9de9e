package exercise;

import exercise.api.Resource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Who looks first and locks then can miss the end it waits for.
final class Registry {
    private static final Lock LOCK = new ReentrantLock();
    private static final Condition OVER = LOCK.newCondition();
    private static Resource instance;
    private static volatile Thread making;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        LOCK.lock();
        try {
            if (making == Thread.currentThread()) {
                throw new IllegalStateException("get inside its own maker");
            }
            while (making != null) {
                LOCK.unlock();
                awaitEnd();
                LOCK.lock();
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

    /// The end of one making; the caller has seen that one is under way.
    private static void awaitEnd() {
        LOCK.lock();
        try {
            OVER.awaitUninterruptibly();
        } finally {
            LOCK.unlock();
        }
    }

    private static Resource make(Supplier<Resource> maker) {
        Resource made = null;
        try {
            made = maker.get();
            return made;
        } finally {
            LOCK.lock();
            try {
                instance = made;
                making = null;
                OVER.signalAll();
            } finally {
                LOCK.unlock();
            }
        }
    }

    static void resetForTests() {
        LOCK.lock();
        instance = null;
        LOCK.unlock();
    }
}
