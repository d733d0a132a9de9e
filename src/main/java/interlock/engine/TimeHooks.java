package interlock.engine;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Clocks and chance in rewritten code.
public final class TimeHooks {
    /// When a schedule begins, by the clocks that programs read.
    private static final long UP_NANOS = 100_000_000_000_000L;

    private static final long EPOCH_MILLIS = 1_700_000_000_000L;

    private TimeHooks() {}

    public static long nanoTime() {
        return UP_NANOS + look();
    }

    public static long currentTimeMillis() {
        return EPOCH_MILLIS + TimeUnit.NANOSECONDS.toMillis(look());
    }

    public static Instant instant() {
        return Instant.ofEpochMilli(EPOCH_MILLIS).plusNanos(look());
    }

    /// The time of the schedule at which the wall clock will show that.
    static long atWallClock(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis - EPOCH_MILLIS);
    }

    private static long look() {
        var run = Current.run();
        if (run == null) {
            return 0;
        }
        run.scheduler().libraryStep();
        return run.scheduler().clock().tick();
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
