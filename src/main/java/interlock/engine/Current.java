package interlock.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The schedule that runs in this JVM, for the hooks in rewritten code. A call that comes from a
/// thread which is none of the schedule's shows that the candidate has reached a thread outside
/// the engine's control.
final class Current {
    private static volatile @Nullable Run run;
    private static volatile @Nullable Thread host;
    private static Stray stray = _ -> {};

    /// What is done about a thread outside the engine's control.
    interface Stray {
        void seen(Thread thread);
    }

    private Current() {}

    /// From now on hooks belong to this run; nothing between runs.
    static void set(@Nullable Run next) {
        run = next;
    }

    static void watch(Thread carrier, Stray whenSeen) {
        host = carrier;
        stray = whenSeen;
    }

    /// The run whose thread calls; nothing on the carrier between runs, where classes are loaded.
    @SuppressWarnings("ReferenceEquality") // threads are who they are
    static @Nullable Run run() {
        var now = run;
        var thread = Thread.currentThread();
        if (now != null && now.scheduler().current().thread == thread) {
            return now;
        }
        if (thread == host) {
            return null;
        }
        stray.seen(thread);
        while (true) {
            LockSupport.park();
        }
    }

    /// How many steps the running schedule took, as far as another thread can tell; negative
    /// between schedules.
    static long stepsSeen() {
        var now = run;
        return now == null ? -1 : now.scheduler().steps();
    }

    static Run required() {
        var now = run();
        if (now == null) {
            throw new IllegalStateException("no schedule runs");
        }
        return now;
    }

    static Scheduler scheduler() {
        return required().scheduler();
    }
}
