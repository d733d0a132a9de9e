package interlock.engine;

/// The time of a schedule: it begins at 0, a step takes a microsecond, and it jumps to the limit
/// of a wait or sleep that is let end.
final class VirtualClock {
    static final long STEP_NANOS = 1000;

    private long now;

    long now() {
        return now;
    }

    long tick() {
        now += STEP_NANOS;
        return now;
    }

    void reach(long time) {
        now = Math.max(now, time);
    }

    /// When a wait of so long from now is over; a negative length never ends.
    long after(long nanos) {
        if (nanos < 0) {
            return LogicalThread.Waiting.NO_LIMIT;
        }
        return now > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : now + nanos;
    }
}
