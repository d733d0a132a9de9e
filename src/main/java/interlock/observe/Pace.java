package interlock.observe;

import java.time.Duration;

/// The time by which probes look and pause; the same clock as that of histories.
public interface Pace {
    /// The machine's monotonic clock.
    long nanos();

    void pause(Duration length) throws InterruptedException;

    static Pace ofMachine() {
        return new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration length) throws InterruptedException {
                Thread.sleep(length);
            }
        };
    }
}
