package interlock.sandbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for the kernel in small steps, up to a bound. Confined to one thread.
final class Patience {
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final long deadline;

    Patience(Duration bound) {
        deadline = System.nanoTime() + bound.toNanos();
    }

    /// Waits a step; false if the bound is passed.
    boolean more() {
        LockSupport.parkNanos(STEP_NANOS);
        return System.nanoTime() < deadline;
    }

    /// Whether the condition came to hold within the bound.
    boolean until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!more()) {
                return condition.getAsBoolean();
            }
        }
        return true;
    }
}
