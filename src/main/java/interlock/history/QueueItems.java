package interlock.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What went into a queue and came out of it. Items are told apart by their value, so a case must
/// put each value once.
///
/// @param puts operations `put v …`
/// @param takes operations `take …`, which return a value or a word that says why not
record QueueItems(List<Operation> puts, List<Operation> takes) {
    private static final Set<String> NO_VALUE =
            Set.of("timeout", "closed", "interrupted", "invalid");
    private static final Set<String> EMPTY_SEEN = Set.of("timeout", "closed");

    /// @param names of the operations that put and that take
    static QueueItems of(History history, Names names) {
        var operations = Operation.of(history);
        return new QueueItems(
                operations.stream().filter(one -> one.name().equals(names.put())).toList(),
                operations.stream().filter(one -> one.name().equals(names.take())).toList());
    }

    record Names(String put, String take) {
        static Names of(Options options) {
            return new Names(options.text("put", "put"), options.text("take", "take"));
        }
    }

    static String item(Operation put) {
        return put.args().isEmpty() ? "" : put.args().getFirst();
    }

    /// Whether the item is in, or was, for certain.
    static boolean wentIn(Operation put) {
        return put.answer().equals("ok");
    }

    /// Whether the item may have gone in: certainly, or the put did not return.
    static boolean mayHaveGoneIn(Operation put) {
        return wentIn(put) || !put.hasReturned();
    }

    static boolean tookValue(Operation take) {
        return take.hasReturned() && !NO_VALUE.contains(take.answer());
    }

    /// Whether an item may have come out: certainly, or the take did not return.
    static boolean mayHaveTaken(Operation take) {
        return tookValue(take) || !take.hasReturned();
    }

    /// Whether it found the queue empty at some instant while it ran.
    static boolean sawEmpty(Operation take) {
        return take.hasReturned() && EMPTY_SEEN.contains(take.answer());
    }

    /// The first take of each value.
    Map<String, Operation> takesByItem() {
        var byItem = new LinkedHashMap<String, Operation>();
        takes.stream()
                .filter(QueueItems::tookValue)
                .forEach(take -> byItem.putIfAbsent(take.answer(), take));
        return byItem;
    }

    /// The first put of each value.
    Map<String, Operation> putsByItem() {
        var byItem = new LinkedHashMap<String, Operation>();
        puts.forEach(put -> byItem.putIfAbsent(item(put), put));
        return byItem;
    }
}
