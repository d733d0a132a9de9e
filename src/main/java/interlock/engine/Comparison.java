package interlock.engine;

import org.jspecify.annotations.Nullable;

/// A read of a plain field of type `Thread` whose value is compared at once. A thread that asks
/// whether the field names itself, and hears that it does not, needs no order: its own writes it
/// would see (JLS 17.4.5), and whichever write of others it sees, the answer is the same.
///
/// @param object nothing for a static field
record Comparison(@Nullable Object object, int field, int site) {
    /// Whether the answer is the same in whatever order the writes of others come.
    @SuppressWarnings("ReferenceEquality") // what the program compares are references
    static boolean needsNoOrder(@Nullable Object one, @Nullable Object other) {
        var self = Thread.currentThread();
        return one != other && (one == self || other == self);
    }
}
