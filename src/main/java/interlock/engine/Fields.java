package interlock.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers for fields, so that an access by name, by variable handle and by offset are seen as
/// accesses to the same variable.
final class Fields {
    /// @param owner the class that declares it, as a binary name
    record Field(String owner, String name) {}

    private static final MethodHandle OFFSET = offset();
    private static final List<Field> FIELDS = new ArrayList<>();
    private static final Map<Field, Integer> NUMBERS = new HashMap<>();
    private static final ClassValue<Map<Long, Integer>> BY_OFFSET =
            new ClassValue<>() {
                @Override
                protected Map<Long, Integer> computeValue(Class<?> type) {
                    return offsets(type);
                }
            };

    private Fields() {}

    static synchronized int number(String owner, String name) {
        return NUMBERS.computeIfAbsent(
                new Field(owner, name),
                added -> {
                    FIELDS.add(added);
                    return FIELDS.size() - 1;
                });
    }

    static synchronized Field of(int number) {
        return FIELDS.get(number);
    }

    /// The field of an object that lies at an offset, or -1 if none does.
    static int at(Class<?> type, long offset) {
        return BY_OFFSET.get(type).getOrDefault(offset, -1);
    }

    /// The field that a variable handle is for, or -1 if it is for no field.
    static int of(VarHandle handle) {
        var known = handle.describeConstable();
        if (known.isEmpty() || handle.coordinateTypes().size() > 1) {
            return -1;
        }
        var owner = declaring(handle, known.get());
        return owner == null ? -1 : number(owner, known.get().constantName());
    }

    private static @Nullable String declaring(VarHandle handle, VarHandle.VarHandleDesc known) {
        if (handle.coordinateTypes().isEmpty()) {
            var words = known.bootstrapArgsList();
            return words.isEmpty()
                    ? null
                    : ((java.lang.constant.ClassDesc) words.getFirst())
                            .descriptorString()
                            .replaceAll("^L|;$", "")
                            .replace('/', '.');
        }
        for (Class<?> type = handle.coordinateTypes().getFirst();
                type != null;
                type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.getName().equals(known.constantName())) {
                    return type.getName();
                }
            }
        }
        return null;
    }

    private static Map<Long, Integer> offsets(Class<?> type) {
        var offsets = new HashMap<Long, Integer>();
        try {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                for (var field : each.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        long offset = (long) OFFSET.invokeExact(each, field.getName());
                        offsets.put(offset, number(each.getName(), field.getName()));
                    }
                }
            }
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
        return offsets;
    }

    private static MethodHandle offset() {
        try {
            var unsafe = Class.forName("jdk.internal.misc.Unsafe");
            var lookup = MethodHandles.lookup();
            Object the =
                    lookup.findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe)).invoke();
            var type = MethodType.methodType(long.class, Class.class, String.class);
            return lookup.findVirtual(unsafe, "objectFieldOffset", type).bindTo(the);
        } catch (Throwable missing) {
            throw new LinkageError("this JDK tells no offsets to the engine", missing);
        }
    }
}
