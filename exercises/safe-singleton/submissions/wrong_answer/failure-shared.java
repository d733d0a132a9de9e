package exercise;

import exercise.api.Resource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// All who waited get the failure of the one they waited for.
final class Registry {
    private static final AtomicReference<Making> CURRENT = new AtomicReference<>();

    private Registry() {}

    private static final class Making {
        final Thread thread = Thread.currentThread();
        final CountDownLatch over = new CountDownLatch(1);
        volatile Resource made;
        volatile RuntimeException failure;

        Resource run(Supplier<Resource> maker) {
            try {
                made = maker.get();
                return made;
            } catch (RuntimeException thrown) {
                failure = thrown;
                throw thrown;
            } finally {
                if (made == null) {
                    CURRENT.set(null);
                }
                over.countDown();
            }
        }

        void awaitEnd() {
            boolean isInterrupted = false;
            for (boolean isOver = false; !isOver; ) {
                try {
                    over.await();
                    isOver = true;
                } catch (InterruptedException early) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static Resource get(Supplier<Resource> maker) {
        while (true) {
            Making current = CURRENT.get();
            if (current == null) {
                Making mine = new Making();
                if (CURRENT.compareAndSet(null, mine)) {
                    return mine.run(maker);
                }
            } else if (current.made != null) {
                return current.made;
            } else if (current.thread == Thread.currentThread()) {
                throw new IllegalStateException("get inside its own maker");
            } else {
                current.awaitEnd();
                if (current.failure != null) {
                    throw current.failure;
                }
            }
        }
    }

    static void resetForTests() {
        CURRENT.set(null);
    }
}
