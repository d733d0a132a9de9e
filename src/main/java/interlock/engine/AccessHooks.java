package interlock.engine;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// Accesses to fields and array elements in rewritten code, told just before they happen.
public final class AccessHooks {
    /// In library code the place is where the candidate called it.
    static final int CALLER = -1;

    private AccessHooks() {}

    /// @param object nothing for a static field
    public static void read(@Nullable Object object, int field, int site) {
        plain(object, field, site, false, true);
    }

    /// A read that [#compare] follows.
    public static void readToCompare(@Nullable Object object, int field, int site) {
        var run = Current.run();
        if (run != null) {
            var self = step(run, site, true);
            run.log().access("read", object, field);
            self.comparison = new Comparison(object, field, self.site);
        }
    }

    /// What was read, and what it is compared with, in either order.
    public static void compare(@Nullable Object one, @Nullable Object other) {
        var run = Current.run();
        if (run == null) {
            return;
        }
        var self = run.scheduler().current();
        var read = self.comparison;
        self.comparison = null;
        if (read != null && !Comparison.needsNoOrder(one, other)) {
            run.order().access(self, read.object(), read.field(), false, read.site());
        }
    }

    public static void write(@Nullable Object object, int field, int site) {
        plain(object, field, site, true, true);
    }

    /// A constructor writes a field of its own object, which others seldom know yet.
    public static void construct(@Nullable Object object, int field, int site) {
        plain(object, field, site, true, false);
    }

    public static void readElement(@Nullable Object array, int index, int site) {
        if (array != null && index >= 0 && index < Array.getLength(array)) {
            plain(array, index, site, false, true);
        }
    }

    public static void writeElement(@Nullable Object array, int index, int site) {
        if (array != null && index >= 0 && index < Array.getLength(array)) {
            plain(array, index, site, true, true);
        }
    }

    public static void readVolatile(@Nullable Object object, int field, int site) {
        var run = synchronising("read", object, field, site);
        if (run != null) {
            run.order().acquire(run.scheduler().current(), object, field);
        }
    }

    public static void writeVolatile(@Nullable Object object, int field, int site) {
        var run = synchronising("write", object, field, site);
        if (run != null) {
            run.order().release(run.scheduler().current(), object, field);
        }
    }

    /// A jump back: what makes a loop without accesses take steps.
    public static void loop(int site) {
        var run = Current.run();
        if (run != null) {
            run.scheduler().current().site = site;
            run.scheduler().step(false);
        }
    }

    private static void plain(
            @Nullable Object object, int field, int site, boolean write, boolean mayLeave) {
        var run = Current.run();
        if (run == null) {
            return;
        }
        var self = step(run, site, mayLeave);
        run.log().access(write ? "write" : "read", object, field);
        run.order().access(self, object, field, write, self.site);
    }

    private static LogicalThread step(Run run, int site, boolean mayLeave) {
        var self = run.scheduler().current();
        if (site != CALLER) {
            self.site = site;
        }
        if (mayLeave) {
            run.scheduler().step(false);
        }
        return self;
    }

    private static @Nullable Run synchronising(
            String op, @Nullable Object object, int field, int site) {
        var run = Current.run();
        if (run == null) {
            return null;
        }
        var self = run.scheduler().current();
        if (site == CALLER) {
            run.scheduler().libraryStep();
            return run;
        }
        self.site = site;
        run.scheduler().step(false);
        run.log().access(op, object, field);
        return run;
    }
}
