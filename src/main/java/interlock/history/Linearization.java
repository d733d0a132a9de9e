package interlock.history;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for an order of concurrent operations, one at a time and none before one that had ended,
/// in which each has the result it really had.
///
/// The search is Wing and Gong's ("Testing and verifying concurrent objects", 1993) with Lowe's
/// memory of what was tried: a set of operations done and the state they led to are tried once
/// ("Testing for linearizability", 2017). Operations that never ended may take effect at any time
/// after their call, or not at all.
///
/// @param <S> state of the model
final class Linearization<S> {
    /// Bounds the memory of one state: one bit each.
    static final int OPERATIONS_MAX = 512;

    /// Bounds time and memory: a few seconds, about 100 MB.
    static final int STATES_MAX = 500_000;

    private final Model<S> model;
    private final List<Operation> operations;
    private final BitSet mustBeDone = new BitSet();
    private final Set<Tried<S>> tried = new HashSet<>();

    /// @param done never changed once it is in here
    private record Tried<S>(BitSet done, S state) {}

    /// @throws UncheckableHistoryException if there are too many operations
    Linearization(Model<S> model, List<Operation> operations) {
        if (operations.size() > OPERATIONS_MAX) {
            throw new UncheckableHistoryException(
                    "a history of %d operations is too large to be searched, at most %d"
                            .formatted(operations.size(), OPERATIONS_MAX));
        }
        this.model = model;
        this.operations =
                operations.stream()
                        .sorted(Comparator.comparingLong(Operation::calledNanos))
                        .toList();
        for (int i = 0; i < this.operations.size(); i++) {
            mustBeDone.set(i, this.operations.get(i).hasReturned());
        }
    }

    /// @throws UncheckableHistoryException if the search grows too large to decide
    boolean exists(Map<String, String> object) {
        Deque<Tried<S>> open = new ArrayDeque<>();
        visit(new Tried<>(new BitSet(), model.start(object)), open);
        while (!open.isEmpty()) {
            var at = open.removeLast();
            var left = (BitSet) mustBeDone.clone();
            left.andNot(at.done);
            if (left.isEmpty()) {
                return true;
            }
            extend(at, firstEndOf(left), open);
        }
        return false;
    }

    /// Pushes what was called first last, so that the order of calls is tried first.
    private void extend(Tried<S> at, long firstEnd, Deque<Tried<S>> open) {
        int called = 0;
        while (called < operations.size() && operations.get(called).calledNanos() <= firstEnd) {
            called++;
        }
        for (int i = called - 1; i >= 0; i--) {
            if (!at.done.get(i)) {
                for (var state : model.step(at.state, operations.get(i))) {
                    var done = (BitSet) at.done.clone();
                    done.set(i);
                    visit(new Tried<>(done, state), open);
                }
            }
        }
    }

    private long firstEndOf(BitSet left) {
        return left.stream()
                .mapToLong(i -> operations.get(i).endedNanos())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void visit(Tried<S> next, Deque<Tried<S>> open) {
        if (tried.add(next)) {
            open.addLast(next);
        }
        if (tried.size() > STATES_MAX) {
            throw new UncheckableHistoryException(
                    "the history was not decided within %d states".formatted(STATES_MAX));
        }
    }
}
