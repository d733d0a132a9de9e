package interlock.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Which field an `Atomic…FieldUpdater` updates: it keeps the offset to itself.
///
/// Needs `--add-opens java.base/java.util.concurrent.atomic`.
final class Updaters {
    private static final ClassValue<VarHandle> OFFSETS =
            new ClassValue<>() {
                @Override
                protected VarHandle computeValue(Class<?> type) {
                    try {
                        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                                .findVarHandle(type, "offset", long.class);
                    } catch (ReflectiveOperationException missing) {
                        throw new LinkageError(type + " has no offset", missing);
                    }
                }
            };

    private Updaters() {}

    static long offset(Object updater) {
        return (long) OFFSETS.get(updater.getClass()).get(updater);
    }
}
