package interlock.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a schedule knows of the fields of one object or the elements of one array.
final class Variables {
    private int[] names = new int[4];
    private @Nullable Object[] known = new @Nullable Object[4];
    private int used;

    /// The accesses to a plain variable.
    Accesses accesses(int name) {
        int slot = slot(name);
        if (known[slot] instanceof Accesses accesses) {
            return accesses;
        }
        var added = new Accesses();
        known[slot] = added;
        return added;
    }

    /// What was known to those that wrote a synchronising variable.
    VectorClock clock(int name) {
        int slot = slot(~name);
        if (known[slot] instanceof VectorClock clock) {
            return clock;
        }
        var added = new VectorClock();
        known[slot] = added;
        return added;
    }

    private int slot(int name) {
        for (int i = 0; i < used; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        if (used == names.length) {
            names = Arrays.copyOf(names, used * 2);
            known = Arrays.copyOf(known, used * 2);
        }
        names[used] = name;
        return used++;
    }
}
