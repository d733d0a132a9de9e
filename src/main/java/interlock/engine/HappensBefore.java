package interlock.engine;

import org.jspecify.annotations.Nullable;

/// The happens-before order of one schedule (JLS 17.4.5), and the accesses that it leaves without
/// order: data races.
final class HappensBefore {
    private final IdentityTable<Variables> objects = new IdentityTable<>();
    private final Variables statics = new Variables();
    private final Races races;

    HappensBefore(Races races) {
        this.races = races;
    }

    /// An access to a plain field.
    ///
    /// @param object nothing for a static field
    void access(LogicalThread by, @Nullable Object object, int field, boolean write, int site) {
        var accesses = of(object).accesses(field);
        if (by.optimistic != null && !write) {
            by.optimistic.read(object, field, site, accesses.lastWrite(by));
            return;
        }
        var other = write ? accesses.write(by, site) : accesses.read(by, site);
        if (other != null) {
            races.found(object, field, other, write, site, by);
        }
    }

    /// An operation ends: what it read without a lock and never validated was read for good.
    void settle(LogicalThread by) {
        if (by.optimistic != null) {
            by.optimistic.tell(races, by);
            by.optimistic = null;
        }
    }

    /// What a volatile variable, or one that is used like one, makes known to its reader.
    void acquire(LogicalThread by, @Nullable Object object, int field) {
        by.clock.join(of(object).clock(field));
    }

    void release(LogicalThread by, @Nullable Object object, int field) {
        release(by, of(object).clock(field));
    }

    /// What a thread did so far is known to whoever joins the clock from now on.
    static void release(LogicalThread by, VectorClock known) {
        known.join(by.clock);
        by.clock.advance(by.id);
    }

    private Variables of(@Nullable Object object) {
        if (object == null) {
            return statics;
        }
        var found = objects.get(object);
        if (found == null) {
            found = new Variables();
            objects.put(object, found);
        }
        return found;
    }
}
