package exercise;

import exercise.api.Resource;
import java.util.function.Supplier;

/// Who is interrupted waits on, and is not interrupted afterwards.
final class Registry {
    private static final Object LOCK = new Object();
    private static Resource instance;
    private static Thread making;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        synchronized (LOCK) {
            if (making == Thread.currentThread()) {
                throw new IllegalStateException("get inside its own maker");
            }
            while (making != null) {
                try {
                    LOCK.wait();
                } catch (InterruptedException ignored) {
                    // wait on
                }
            }
            if (instance != null) {
                return instance;
            }
            making = Thread.currentThread();
        }
        Resource made = null;
        try {
            made = maker.get();
            return made;
        } finally {
            synchronized (LOCK) {
                instance = made;
                making = null;
                LOCK.notifyAll();
            }
        }
    }

    static void resetForTests() {
        synchronized (LOCK) {
            instance = null;
        }
    }
}
