package interlock.observe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Sleeps again and again on the same machine while a case runs, and keeps by how much it overslept
/// at the worst: what a thread with nothing to do must be forgiven. Closed, it stops.
public final class ControlSleeper implements AutoCloseable {
    private static final Duration NAP = Duration.ofMillis(5);

    private final AtomicLong worstNanos = new AtomicLong();
    private final AtomicLong sleepingSince;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final Pace pace;
    private final Thread thread;

    private ControlSleeper(Pace pace) {
        this.pace = pace;
        this.sleepingSince = new AtomicLong(pace.nanos());
        this.thread = Thread.ofPlatform().daemon().name("control-sleeper").unstarted(this::sleep);
    }

    public static ControlSleeper start(Pace pace) {
        var sleeper = new ControlSleeper(pace);
        sleeper.thread.start();
        return sleeper;
    }

    /// The worst so far, the nap that is not over yet included.
    public Duration worst() {
        return Duration.ofNanos(Math.max(worstNanos.get(), overslept()));
    }

    private long overslept() {
        return pace.nanos() - sleepingSince.get() - NAP.toNanos();
    }

    private void sleep() {
        while (!isClosed.get()) {
            sleepingSince.set(pace.nanos());
            try {
                pace.pause(NAP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
            worstNanos.accumulateAndGet(overslept(), Math::max);
        }
    }

    @Override
    public void close() {
        isClosed.set(true);
        thread.interrupt();
    }
}
