package exercise;

import exercise.api.Resource;
import java.util.function.Supplier;

/// Each caller locks a lock of its own.
final class Registry {
    private static volatile Resource instance;
    private static final ThreadLocal<Boolean> IS_MAKING = ThreadLocal.withInitial(() -> false);

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        Resource made = instance;
        return made != null ? made : make(maker);
    }

    private static Resource make(Supplier<Resource> maker) {
        Object lock = new Object();
        synchronized (lock) {
            if (instance != null) {
                return instance;
            }
            if (IS_MAKING.get()) {
                throw new IllegalStateException("get inside its own maker");
            }
            IS_MAKING.set(true);
            try {
                instance = maker.get();
                return instance;
            } finally {
                IS_MAKING.set(false);
            }
        }
    }

    static void resetForTests() {
        instance = null;
    }
}
