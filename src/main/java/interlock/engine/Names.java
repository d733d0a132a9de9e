package interlock.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What objects are called in traces: their class and the order in which they first turned up.
final class Names {
    /// How `Object.toString` ends: with a hash code that each process draws anew.
    private static final Pattern ADDRESS =
            Pattern.compile("(?<=\\w|;)(?:/0x[0-9a-f]{8,16})?@[0-9a-f]{1,8}(?![0-9A-Za-z])");

    private final IdentityTable<String> names = new IdentityTable<>();
    private final IdentityTable<Integer> numbers = new IdentityTable<>();
    private int numbered;
    private final Map<String, Integer> counts = new HashMap<>();

    /// The name of an object, the same through one schedule.
    String of(Object object) {
        if (object instanceof LogicalThread thread) {
            return thread.name();
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

    /// A text in which classes have the names that the candidate knows, and objects no address.
    static String withoutAddresses(String text) {
        String known = text.replace(ShadowNames.PREFIX.replace('/', '.'), "java.util.");
        return ADDRESS.matcher(known).replaceAll("");
    }

    private static String simple(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
