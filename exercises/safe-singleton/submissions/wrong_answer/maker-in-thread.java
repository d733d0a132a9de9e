package exercise;

import exercise.api.Resource;
import java.util.function.Supplier;

/// A thread of its own makes the instance, and the caller waits for it.
final class Registry {
    private static final Object LOCK = new Object();
    private static volatile Resource instance;
    private static boolean isMaking;

    private Registry() {}

    static Resource get(Supplier<Resource> maker) {
        Resource made = instance;
        return made != null ? made : make(maker);
    }

    private static Resource make(Supplier<Resource> maker) {
        synchronized (LOCK) {
            if (instance != null) {
                return instance;
            }
            if (isMaking) {
                throw new IllegalStateException("get inside its own maker");
            }
            isMaking = true;
            try {
                Thread worker = new Thread(() -> instance = maker.get());
                worker.start();
                awaitEnd(worker);
                return instance;
            } finally {
                isMaking = false;
            }
        }
    }

    private static void awaitEnd(Thread worker) {
        boolean isInterrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException early) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void resetForTests() {
        instance = null;
    }
}
