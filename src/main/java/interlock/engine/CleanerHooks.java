package interlock.engine;

import java.lang.ref.Cleaner;
import java.util.concurrent.ThreadFactory;

/// Cleaners in rewritten code: what is registered is cleaned when it is told to be, and never by
/// the garbage collector, whose thread nobody controls.
public final class CleanerHooks {
    private CleanerHooks() {}

    /// Made when first needed; its thread has nothing to do.
    private static final class Idle {
        static final Cleaner CLEANER = Cleaner.create();
    }

    /// Confined to the carrier.
    private static final class Once implements Cleaner.Cleanable {
        private final Runnable action;
        private boolean isDone;

        Once(Runnable action) {
            this.action = action;
        }

        @Override
        public void clean() {
            if (!isDone) {
                isDone = true;
                action.run();
            }
        }
    }

    public static Cleaner create() {
        return Idle.CLEANER;
    }

    public static Cleaner create(ThreadFactory threads) {
        return Idle.CLEANER;
    }

    /// The cleaner of the library itself.
    public static Cleaner cleaner() {
        return Idle.CLEANER;
    }

    public static Cleaner.Cleanable register(Cleaner cleaner, Object watched, Runnable action) {
        return new Once(action);
    }
}
