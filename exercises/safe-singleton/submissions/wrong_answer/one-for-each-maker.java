package exercise;

import exercise.api.Resource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// There is one instance for each maker.
final class Registry {
    private static final Object LOCK = new Object();
    private static final Map<Supplier<Resource>, Resource> INSTANCES = new ConcurrentHashMap<>();
    private static boolean isMaking;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        Resource made = INSTANCES.get(maker);
        return made != null ? made : make(maker);
    }

    private static Resource make(Supplier<Resource> maker) {
        synchronized (LOCK) {
            if (INSTANCES.containsKey(maker)) {
                return INSTANCES.get(maker);
            }
            if (isMaking) {
                throw new IllegalStateException("get inside its own maker");
            }
            isMaking = true;
            try {
                Resource made = maker.get();
                INSTANCES.put(maker, made);
                return made;
            } finally {
                isMaking = false;
            }
        }
    }

    static void resetForTests() {
        INSTANCES.clear();
    }
}
