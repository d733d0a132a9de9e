package interlock.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.SplittableRandom;

/// Makes `ThreadLocalRandom` a function of the schedule: its state lives in fields of the thread.
final class ThreadRandoms {
    private static final VarHandle SEED = field("threadLocalRandomSeed", long.class);
    private static final VarHandle PROBE = field("threadLocalRandomProbe", int.class);
    private static final VarHandle SECONDARY = field("threadLocalRandomSecondarySeed", int.class);

    private ThreadRandoms() {}

    static void seed(Thread thread, SplittableRandom draws) {
        SEED.set(thread, draws.nextLong());
        PROBE.set(thread, draws.nextInt() | 1);
        SECONDARY.set(thread, draws.nextInt() | 1);
    }

    static int probe() {
        return (int) PROBE.get(Thread.currentThread());
    }

    /// As the JDK does it (Marsaglia's xorshift).
    static int advanceProbe(int probe) {
        int next = shift(probe);
        PROBE.set(Thread.currentThread(), next);
        return next;
    }

    static int secondary() {
        int next = shift((int) SECONDARY.get(Thread.currentThread()));
        SECONDARY.set(Thread.currentThread(), next);
        return next;
    }

    private static int shift(int value) {
        int next = value;
        next ^= next << 13;
        next ^= next >>> 17;
        next ^= next << 5;
        return next;
    }

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findVarHandle(Thread.class, name, type);
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError("this JDK's threads have no " + name, missing);
        }
    }
}
