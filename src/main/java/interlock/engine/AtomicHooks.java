package interlock.engine;

import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Accesses through variable handles, field updaters and the JDK's `Unsafe` in rewritten code.
public final class AtomicHooks {
    static final int ACQUIRE = 1;
    static final int RELEASE = 2;
    static final int PLAIN_READ = 4;
    static final int PLAIN_WRITE = 8;
    static final int LIBRARY = 16;

    private static final int WEAK_FAILS_ONE_IN = 8;

    private static final Map<VarHandle, Integer> NUMBERS = new ConcurrentHashMap<>();

    private AtomicHooks() {}

    /// @param where index or offset, or -1
    public static void before(Object means, @Nullable Object object, long where, int kind) {
        var run = Current.run();
        if (run == null) {
            return;
        }
        var self = run.scheduler().current();
        int variable = variable(means, object, where);
        if ((kind & LIBRARY) != 0) {
            run.scheduler().libraryStep();
        } else {
            run.scheduler().step(false);
            run.log().access(op(kind), object, Math.max(variable, 0));
            if ((kind & (PLAIN_READ | PLAIN_WRITE)) != 0) {
                boolean write = (kind & PLAIN_WRITE) != 0;
                run.order().access(self, object, variable, write, self.site);
            }
        }
        if ((kind & ACQUIRE) != 0) {
            run.order().acquire(self, object, variable);
        }
    }

    /// The same before a weak operation. Whether it fails for no reason, as its specification lets
    /// it: now and then, and never twice in a row in one thread, so that loops come to an end.
    public static boolean beforeWeak(Object means, @Nullable Object object, long where, int kind) {
        before(means, object, where, kind);
        var run = Current.run();
        if (run == null) {
            return false;
        }
        var self = run.scheduler().current();
        boolean fails =
                !self.failedForNoReason && run.scheduler().draws().nextInt(WEAK_FAILS_ONE_IN) == 0;
        self.failedForNoReason = fails;
        if (fails) {
            run.log().access("cas-fails", object, Math.max(variable(means, object, where), 0));
        }
        return fails;
    }

    public static void after(
            boolean changed, Object means, @Nullable Object object, long where, int kind) {
        var run = Current.run();
        if (run != null && changed && (kind & RELEASE) != 0) {
            int variable = variable(means, object, where);
            run.order().release(run.scheduler().current(), object, variable);
        }
    }

    private static String op(int kind) {
        if ((kind & ACQUIRE) != 0 && (kind & RELEASE) != 0) {
            return "cas";
        }
        return (kind & (RELEASE | PLAIN_WRITE)) != 0 ? "write" : "read";
    }

    private static int variable(Object means, @Nullable Object object, long where) {
        if (object != null && object.getClass().isArray()) {
            return (int) where;
        }
        return switch (means) {
            case VarHandle handle -> NUMBERS.computeIfAbsent(handle, Fields::of);
            case Object _ when object != null -> Fields.at(object.getClass(), offset(means, where));
            default -> (int) where;
        };
    }

    private static long offset(Object means, long where) {
        return where >= 0 ? where : Updaters.offset(means);
    }
}
