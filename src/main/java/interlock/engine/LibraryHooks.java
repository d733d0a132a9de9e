package interlock.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Calls of the library in rewritten code.
public final class LibraryHooks {
    private static final ClassValue<Boolean> BY_IDENTITY =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    try {
                        var owner = type.getMethod("hashCode").getDeclaringClass();
                        return owner == Object.class || owner == Enum.class;
                    } catch (NoSuchMethodException odd) {
                        return false;
                    }
                }
            };

    private LibraryHooks() {}

    /// The candidate calls something that the scheduler should know the place of.
    public static void at(int site) {
        var run = Current.run();
        if (run != null) {
            run.scheduler().current().site = site;
        }
    }

    /// The candidate calls a concurrent object of the library: others may go on before.
    public static void call(int site) {
        var run = Current.run();
        if (run != null) {
            run.scheduler().current().site = site;
            run.scheduler().step(true);
        }
    }

    /// The candidate calls an object of which only an interface is known, `Map` perhaps: it may be
    /// a concurrent one, whose own accesses are no steps.
    public static void unknown(int site) {
        var run = Current.run();
        if (run != null) {
            run.scheduler().current().site = site;
            run.scheduler().step(false);
        }
    }

    /// Hash codes by identity are drawn by the JVM; a schedule needs its own.
    public static int hashCode(Object object) {
        Objects.requireNonNull(object);
        return BY_IDENTITY.get(object.getClass()) ? identityHashCode(object) : object.hashCode();
    }

    public static int identityHashCode(@Nullable Object object) {
        var run = Current.run();
        if (object == null || run == null) {
            return System.identityHashCode(object);
        }
        return (run.log().names().number(object) * 0x9E3779B9) >>> 4;
    }

    /// Optimistic reads begin, which count only once their stamp is validated; or they end, as
    /// with each other call of the lock. The stamp may be none: it is never valid then.
    public static void optimistic(int begins) {
        var run = Current.run();
        if (run != null) {
            run.scheduler().current().optimistic = begins != 0 ? new OptimisticReads() : null;
        }
    }

    public static void ignore(@Nullable Object access) {
        // The real library keeps its own access to itself.
    }

    /// Static state of a class is made anew in every schedule.
    public static void initialise(Class<?> type) {
        var run = Current.run();
        if (run != null) {
            run.classes().ensure(type);
        }
    }

    /// The JVM has initialised a class.
    public static void publish(Class<?> type) {
        var run = Current.run();
        if (run != null) {
            run.classes().publish(type);
        }
    }

    /// A field of a class was read that the JVM initialises.
    public static void observe(Class<?> type) {
        var run = Current.run();
        if (run != null) {
            run.classes().observe(type);
        }
    }

    /// The JVM initialises a class: native code is under the thread.
    public static void pin(int change) {
        var run = Current.run();
        if (run != null) {
            run.scheduler().current().pinned += change;
        }
    }
}
