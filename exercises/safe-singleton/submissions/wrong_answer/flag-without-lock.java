package exercise;

import exercise.api.Resource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Whether somebody makes it is looked at and noted without a lock in between.
final class Registry {
    private static final Lock LOCK = new ReentrantLock();
    private static final Condition OVER = LOCK.newCondition();
    private static volatile Resource instance;
    private static volatile Thread making;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        if (making == Thread.currentThread()) {
            throw new IllegalStateException("get inside its own maker");
        }
        if (making != null) {
            awaitEnd();
        }
        if (instance != null) {
            return instance;
        }
        making = Thread.currentThread();
        return make(maker);
    }

    private static void awaitEnd() {
        LOCK.lock();
        try {
            while (making != null) {
                OVER.awaitUninterruptibly();
            }
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
