package exercise;

import exercise.api.Resource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A maker that asks for itself waits for itself.
final class Registry {
    private static final Lock LOCK = new ReentrantLock();
    private static final Condition OVER = LOCK.newCondition();
    private static Resource instance;
    private static boolean isMaking;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        LOCK.lock();
        try {
            while (isMaking) {
                OVER.awaitUninterruptibly();
            }
            if (instance != null) {
                return instance;
            }
            isMaking = true;
        } finally {
            LOCK.unlock();
        }
        return make(maker);
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
                isMaking = false;
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
