package interlock.casework;

import interlock.sandbox.Box;
import interlock.sandbox.Limits;
import interlock.sandbox.Usage;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The time one case, or one request of an exploration, may take. The wall clock limit is stretched
/// by the share of time in which the box wanted a core and the kernel gave it none, so that a busy
/// machine fails nobody.
public final class Budget {
    private final Box box;
    private final Limits limits;
    private final int stretchMax;
    private final Usage before;
    private Duration forgiven = Duration.ZERO;

    public Budget(Box box, Limits limits, int stretchMax) {
        this.box = box;
        this.limits = limits;
        this.stretchMax = stretchMax;
        before = box.usage();
    }

    /// Adds wall time in which the box waited for us, not we for it.
    public void forgive(Duration ours) {
        forgiven = forgiven.plus(ours);
    }

    /// The fault, if the time is used up.
    public Optional<Finding> overdrawn() {
        var cost = cost();
        if (cost.cpu().compareTo(limits.cpu()) > 0) {
            return Optional.of(fault("limit.cpu", limits.cpu()));
        }
        var allowed = stretched(cost).plus(forgiven);
        return cost.wall().compareTo(allowed) > 0
                ? Optional.of(fault("limit.wall", allowed))
                : Optional.empty();
    }

    public Cost cost() {
        var now = box.usage();
        return new Cost(
                now.wall().minus(before.wall()),
                now.cpu().minus(before.cpu()),
                now.runDelay().minus(before.runDelay()),
                now.memoryPeak().bytes());
    }

    private Duration stretched(Cost cost) {
        double busy = Math.max(1, cost.cpu().toNanos());
        double factor = Math.min(stretchMax, 1 + cost.runDelay().toNanos() / busy);
        return Duration.ofNanos((long) (limits.wall().toNanos() * factor));
    }

    private static Finding fault(String message, Duration limit) {
        return new Finding(
                FindingKind.TIME_LIMIT,
                message,
                Map.of("limit", "%.1f s".formatted(limit.toMillis() / 1000.0)));
    }
}
