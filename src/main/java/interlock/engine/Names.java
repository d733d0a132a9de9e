package interlock.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What objects are called in traces: their class and the order in which they first turned up.
final class Names {
    private final IdentityTable<String> names = new IdentityTable<>();
    private final IdentityTable<Integer> numbers = new IdentityTable<>();
    private int numbered;
    private final Map<String, Integer> counts = new HashMap<>();

    /// The name of an object, the same through one schedule.
    String of(Object object) {
        if (object instanceof LogicalThread thread) {
            return thread.thread.getName();
        }
        if (object instanceof Thread thread) {
            return thread.getName();
        }
        if (object instanceof Class<?> type) {
            return simple(type.getName()) + ".class";
        }
        var name = names.get(object);
        if (name == null) {
            String type = simple(object.getClass().getTypeName());
            name = type + '#' + counts.merge(type, 1, Integer::sum);
            names.put(object, name);
        }
        return name;
    }

    /// A number for an object, the same in each run of one schedule.
    int number(Object object) {
        var number = numbers.get(object);
        if (number == null) {
            number = ++numbered;
            numbers.put(object, number);
        }
        return number;
    }

    static String variable(@Nullable Object object, int field) {
        if (object != null && object.getClass().isArray()) {
            return simple(object.getClass().getComponentType().getTypeName()) + '[' + field + ']';
        }
        var named = Fields.of(field);
        return simple(named.owner()) + '.' + named.name();
    }

    private static String simple(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
