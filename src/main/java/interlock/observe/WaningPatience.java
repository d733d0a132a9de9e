package interlock.observe;

import java.time.Duration;

/// How long to wait for threads that are to come to rest. Those that spin or poll never do: each
/// time it was in vain the next ones get half as long, down to a bound, and each time it was not
/// twice as long again. Confined to one thread.
final class WaningPatience {
    private final Duration most;
    private final Duration least;
    private Duration now;

    WaningPatience(Duration most, Duration least) {
        this.most = most;
        this.least = least;
        now = most;
    }

    Duration now() {
        return now;
    }

    /// What is left of the whole, between 0 and 1.
    double share() {
        return (double) now.toNanos() / most.toNanos();
    }

    void wasInVain() {
        var half = now.dividedBy(2);
        now = half.compareTo(least) > 0 ? half : least;
    }

    void wasRewarded() {
        var twice = now.multipliedBy(2);
        now = twice.compareTo(most) < 0 ? twice : most;
    }
}
