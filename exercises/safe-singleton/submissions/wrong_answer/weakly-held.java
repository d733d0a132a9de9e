package exercise;

import exercise.api.Resource;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;

/// The instance may be collected while nobody holds it.
final class Registry {
    private static final Object LOCK = new Object();
    private static volatile WeakReference<Resource> held = new WeakReference<>(null);
    private static boolean isMaking;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        Resource made = held.get();
        return made != null ? made : make(maker);
    }

    private static Resource make(Supplier<Resource> maker) {
        synchronized (LOCK) {
            Resource before = held.get();
            if (before != null) {
                return before;
            }
            if (isMaking) {
                throw new IllegalStateException("get inside its own maker");
            }
            isMaking = true;
            try {
                Resource made = maker.get();
                held = new WeakReference<>(made);
                return made;
            } finally {
                isMaking = false;
            }
        }
    }

    static void resetForTests() {
        held = new WeakReference<>(null);
    }
}
