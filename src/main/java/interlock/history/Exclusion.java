package interlock.history;

import interlock.history.Operation.TaskNumber;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether at most one thread holds a lock at a time, as far as the times tell it for certain: from
/// the return of `acquire` to the call of `release`.
///
/// @param object the harness object that is the lock; empty if the threads' own operations are
record Exclusion(String object, FindingKind kind) implements Check {
    private static final Set<String> GRANTED = Set.of("", "ok", "true");

    static Check of(Options options) {
        return new Exclusion(options.text("object", ""), options.finding(FindingKind.RACE));
    }

    /// One holding of the lock.
    ///
    /// @param release nothing if it was never released
    record Hold(Operation acquire, @Nullable Operation release) {
        long from() {
            return acquire.endedNanos();
        }

        long until() {
            return release == null ? Long.MAX_VALUE : release.calledNanos();
        }

        /// Whether the operation took place while the lock was held.
        boolean covers(Operation operation) {
            return operation.calledNanos() >= from() && operation.endedNanos() <= until();
        }
    }

    @Override
    public List<Finding> faultsOf(History history) {
        Hold last = null;
        for (var hold : holds(uses(history))) {
            if (last != null && hold.from() < last.until()) {
                return List.of(finding(last, hold, history));
            }
            last = last == null || hold.until() > last.until() ? hold : last;
        }
        return List.of();
    }

    private List<Operation> uses(History history) {
        return object.isEmpty() ? Operation.of(history) : Operation.on(object, history);
    }

    /// The holdings of a lock, by their begin.
    static List<Hold> holds(List<Operation> uses) {
        var open = new HashMap<TaskNumber, Operation>();
        var holds = new ArrayList<Hold>();
        for (var use : uses) {
            boolean isAcquire = use.name().equals("acquire") || use.name().equals("try-acquire");
            if (isAcquire && use.hasReturned() && GRANTED.contains(use.answer())) {
                var before = open.put(use.task(), use);
                if (before != null) {
                    holds.add(new Hold(before, null));
                }
            } else if (use.name().equals("release")) {
                var acquire = open.remove(use.task());
                if (acquire != null) {
                    holds.add(new Hold(acquire, use));
                }
            }
        }
        open.values().forEach(acquire -> holds.add(new Hold(acquire, null)));
        holds.sort(Comparator.comparingLong(Hold::from));
        return holds;
    }

    private Finding finding(Hold one, Hold other, History history) {
        var shown = new ArrayList<Operation>();
        for (var hold : List.of(one, other)) {
            shown.add(hold.acquire());
            if (hold.release() != null) {
                shown.add(hold.release());
            }
        }
        return new Finding(
                        kind,
                        "history.both-held",
                        Map.of(
                                "one", Transcript.actor(one.acquire().call()),
                                "other", Transcript.actor(other.acquire().call())))
                .withEvidence(new Transcript(history).lines(shown));
    }
}
