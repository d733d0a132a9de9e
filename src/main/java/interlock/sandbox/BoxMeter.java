package interlock.sandbox;

import java.time.Duration;
import java.util.Optional;

/// What a box has used, held against its limits. Used by the watch and by callers; the clock is
/// set once, before either.
final class BoxMeter {
    private final Cgroup group;
    private final Limits limits;
    private final SandboxConfig config;
    private final RunDelay delay;
    private volatile long startedAt = System.nanoTime();
    private volatile boolean started;
    private long delaySampledAt;

    BoxMeter(Cgroup group, Limits limits, SandboxConfig config) {
        this.group = group;
        this.limits = limits;
        this.config = config;
        this.delay = new RunDelay(group);
    }

    /// The command runs: its wall clock starts.
    void start() {
        startedAt = System.nanoTime();
        started = true;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /// The limit that is passed, if one is. Called by the watch only.
    Optional<Outcome> passed() {
        if (group.oomKills() > 0) {
            return Optional.of(new Outcome.OutOfMemory());
        }
        if (isCpuPassed()) {
            return Optional.of(new Outcome.TimedOut(Outcome.Clock.CPU));
        }
        return isWallPassed()
                ? Optional.of(new Outcome.TimedOut(Outcome.Clock.WALL))
                : Optional.empty();
    }

    boolean isCpuPassed() {
        return group.cpu().total().compareTo(limits.cpu()) > 0;
    }

    /// The limit moves by the time the box waited for cores, but not beyond its declared stretch.
    private boolean isWallPassed() {
        var elapsed = elapsed();
        if (!started) {
            return elapsed.compareTo(config.startLimit()) > 0;
        }
        if (elapsed.compareTo(limits.wall()) <= 0) {
            sampleNowAndThen();
            return false;
        }
        var latest = limits.wall().multipliedBy(config.stretchMax());
        return elapsed.compareTo(latest) > 0
                || elapsed.minus(delay.sample()).compareTo(limits.wall()) > 0;
    }

    /// So that tasks which end before the limit is near are counted.
    private void sampleNowAndThen() {
        long now = System.nanoTime();
        if (now - delaySampledAt > config.delayInterval().toNanos()) {
            delaySampledAt = now;
            delay.sample();
        }
    }

    Usage usage() {
        var cpu = group.cpu();
        var transfer = group.transfer();
        return new Usage(
                elapsed(),
                cpu.total(),
                cpu.user(),
                cpu.system(),
                delay.sample(),
                group.memoryPeak(),
                transfer.read(),
                transfer.written(),
                group.processLimitHits());
    }
}
