package exercise;

import exercise.api.Resource;
import java.util.function.Supplier;

/// Each thread has an instance of its own.
final class Registry {
    private static ThreadLocal<Resource> instance = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> IS_MAKING = ThreadLocal.withInitial(() -> false);

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        Resource made = instance.get();
        return made != null ? made : make(maker);
    }

    private static Resource make(Supplier<Resource> maker) {
        if (IS_MAKING.get()) {
            throw new IllegalStateException("get inside its own maker");
        }
        IS_MAKING.set(true);
        try {
            instance.set(maker.get());
            return instance.get();
        } finally {
            IS_MAKING.set(false);
        }
    }

    static void resetForTests() {
        instance = new ThreadLocal<>();
    }
}
