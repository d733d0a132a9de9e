package interlock.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/// Lets `Set.of` and `Map.of` iterate in the same order in every process: the JDK draws it when
/// it starts.
final class ImmutableOrder {
    private ImmutableOrder() {}

    /// To be called before any code that could be compiled against the drawn order runs.
    static void fix() {
        try {
            var type = Class.forName("java.util.ImmutableCollections");
            var unsafe = Class.forName("jdk.internal.misc.Unsafe");
            var lookup = MethodHandles.lookup();
            Object the =
                    lookup.findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe)).invoke();
            var where = MethodType.methodType(long.class, Field.class);
            var base = MethodType.methodType(Object.class, Field.class);
            var put = MethodType.methodType(void.class, Object.class, long.class, long.class);
            var salt = type.getDeclaredField("SALT32L");
            Object holder = lookup.findVirtual(unsafe, "staticFieldBase", base).invoke(the, salt);
            long offset =
                    (long) lookup.findVirtual(unsafe, "staticFieldOffset", where).invoke(the, salt);
            lookup.findVirtual(unsafe, "putLong", put).invoke(the, holder, offset, 0L);
            var reverse = type.getDeclaredField("REVERSE");
            offset =
                    (long)
                            lookup.findVirtual(unsafe, "staticFieldOffset", where)
                                    .invoke(the, reverse);
            var flag = MethodType.methodType(void.class, Object.class, long.class, boolean.class);
            lookup.findVirtual(unsafe, "putBoolean", flag).invoke(the, holder, offset, true);
        } catch (Throwable missing) {
            throw new LinkageError("this JDK orders its sets in another way", missing);
        }
    }
}
