package interlock.harness;

import java.util.Random;

/// Seeded pauses that a harness object lays before or after its effect, so that every
/// interleaving of its users can come about. Given by the object parameters `delay.seed`,
/// `delay.percent` (chance of a pause) and `delay.nanos` (longest pause); without them it never
/// pauses. Each thread draws its own sequence, so what a thread draws does not depend on speed.
///
/// With the object parameter `gate.seed` every pause is a gate instead: the process stops itself,
/// and the grader, who draws from that seed, lets one process at a time go on.
public final class Delays {
    private static final int SPREAD = 0x9E3779B9;

    private final boolean gated;
    private final long seed;
    private final long percent;
    private final long nanosMax;
    private final ThreadLocal<Random> drawn;

    public Delays(Parameters parameters) {
        this(parameters, "");
    }

    /// @param share tells the sequences of several processes apart
    public Delays(Parameters parameters, String share) {
        gated = parameters.values().containsKey("gate.seed");
        seed = parameters.number("delay.seed", 0) ^ (long) share.hashCode() << 32;
        percent = parameters.number("delay.percent", 0);
        nanosMax = parameters.number("delay.nanos", 0);
        drawn =
                ThreadLocal.withInitial(
                        () -> new Random(seed ^ (long) Recorder.threadName().hashCode() * SPREAD));
    }

    /// Sleeps, or does not. Call it between the `call:` and the `return:` line of the object, so
    /// that the grader can tell the pause from a thread that is stuck.
    public void pause() {
        if (gated) {
            Standstill.stop();
            return;
        }
        if (percent == 0 || nanosMax == 0) {
            return;
        }
        Random random = drawn.get();
        boolean now = random.nextInt(100) < percent;
        long nanos = random.nextLong(nanosMax) + 1;
        if (now) {
            sleep(nanos);
        }
    }

    /// Sleeps the whole time; an interrupt that comes meanwhile is kept for the caller.
    public static void sleep(long nanos) {
        long end = System.nanoTime() + nanos;
        boolean interrupted = false;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            try {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException early) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
