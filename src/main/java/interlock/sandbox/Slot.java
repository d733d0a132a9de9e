package interlock.sandbox;

import java.util.Set;
import java.util.TreeSet;

/// A place where one box at a time may run: its own user id and its own cores.
///
/// @param index from 0
/// @param cpus kernel numbers of the cores it owns
public record Slot(int index, Set<Integer> cpus) {
    private static final int FIRST_UID = 200_001;
    private static final int UIDS_PER_SLOT = 16;

    public Slot {
        if (index < 0 || cpus.isEmpty()) {
            throw new IllegalArgumentException("a slot has an index from 0 and at least one cpu");
        }
        cpus = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(cpus));
    }

    /// The user of trusted programs that run beside its boxes.
    public int companionUid() {
        return uid() + 1;
    }

    /// The kernel user id (and group id) of everything in its boxes; no two slots share one.
    public int uid() {
        return FIRST_UID + UIDS_PER_SLOT * index;
    }
}
