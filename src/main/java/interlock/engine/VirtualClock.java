package interlock.engine;

/// The time of a schedule: it begins at 0, a step takes a microsecond, and it jumps to the end of
/// a wait or sleep, or to a moment before.
final class VirtualClock {
    static final long STEP_NANOS = 1000;

    /// A limit beyond eleven days is none: no schedule should jump there.
    private static final long LIMIT_MAX = 1_000_000_000_000_000L;

    private static final long HURRY_NANOS = 1_000_000;
    private static final long HURRY_NANOS_MAX = 1_000_000_000_000L;

    private long now;
    private long hurry = HURRY_NANOS;
    private long hurried;

    long now() {
        return now;
    }

    long tick() {
        now += STEP_NANOS;
        return now;
    }

    /// Runs ahead, each time twice as far: who looks at it without sleeping sees it pass.
    void hurry() {
        now += hurry;
        hurried += hurry;
        hurry = Math.min(2 * hurry, HURRY_NANOS_MAX);
    }

    /// By how much it ran ahead in that way.
    long hurriedNanos() {
        return hurried;
    }

    void reach(long time) {
        now = Math.max(now, time);
    }

    /// When a wait of so long from now is over; a negative length never ends.
    long after(long nanos) {
        return nanos < 0 || nanos > LIMIT_MAX ? LogicalThread.Waiting.NO_LIMIT : now + nanos;
    }
}
