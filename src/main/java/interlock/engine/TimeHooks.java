package interlock.engine;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Clocks and chance in rewritten code.
public final class TimeHooks {
    private TimeHooks() {}

    public static long nanoTime() {
        var run = Current.run();
        if (run == null) {
            return 0;
        }
        run.scheduler().libraryStep();
        return run.scheduler().clock().tick();
    }

    public static long currentTimeMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime());
    }

    public static Instant instant() {
        return Instant.ofEpochSecond(0, nanoTime());
    }

    public static double random() {
        return Current.scheduler().draws().nextDouble();
    }

    /// For a `Random` that is given no seed.
    public static long seed() {
        return Current.scheduler().draws().nextLong();
    }

    public static int getProbe() {
        return ThreadRandoms.probe();
    }

    public static void localInit() {
        // Every logical thread has its seed from its start.
    }

    public static int advanceProbe(int probe) {
        return ThreadRandoms.advanceProbe(probe);
    }

    public static int nextSecondarySeed() {
        return ThreadRandoms.secondary();
    }
}
