package interlock.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A map by identity that is cheap to ask and to forget: what a schedule knows of an object.
final class IdentityTable<V> {
    private static final int FIRST_SIZE = 64;

    private @Nullable Object[] keys = new @Nullable Object[FIRST_SIZE];
    private @Nullable Object[] values = new @Nullable Object[FIRST_SIZE];
    private int used;

    @SuppressWarnings("unchecked")
    @Nullable V get(Object key) {
        return (V) values[slot(key)];
    }

    void put(Object key, V value) {
        int slot = slot(key);
        if (keys[slot] == null) {
            keys[slot] = key;
            used++;
        }
        values[slot] = value;
        if (used * 2 > keys.length) {
            grow();
        }
    }

    void clear() {
        if (used == 0) {
            return;
        }
        Arrays.fill(keys, null);
        Arrays.fill(values, null);
        used = 0;
    }

    @SuppressWarnings("ReferenceEquality") // it is what the table is for
    private int slot(Object key) {
        int mask = keys.length - 1;
        int slot = System.identityHashCode(key) & mask;
        while (keys[slot] != null && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new @Nullable Object[oldKeys.length * 2];
        values = new @Nullable Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            var key = oldKeys[i];
            if (key != null) {
                int slot = slot(key);
                keys[slot] = key;
                values[slot] = oldValues[i];
            }
        }
    }
}
