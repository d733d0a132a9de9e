package interlock.history;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Bounds on how many items a queue held while some operation ran. Immutable; O(log n) a question.
final class Population {
    private final long[] certainPuts;
    private final long[] possiblePuts;
    private final long[] certainTakes;
    private final long[] possibleTakes;

    Population(QueueItems items) {
        certainPuts = times(items.puts(), QueueItems::wentIn, Operation::endedNanos);
        possiblePuts = times(items.puts(), QueueItems::mayHaveGoneIn, Operation::calledNanos);
        certainTakes = times(items.takes(), QueueItems::tookValue, Operation::endedNanos);
        possibleTakes = times(items.takes(), QueueItems::mayHaveTaken, Operation::calledNanos);
    }

    /// No fewer were inside at any instant while it ran.
    long leastDuring(Operation operation) {
        long least =
                before(certainPuts, operation.calledNanos())
                        - upTo(possibleTakes, operation.endedNanos());
        return Math.max(0, least);
    }

    /// No more were inside at any instant while it ran.
    long mostDuring(Operation operation) {
        return upTo(possiblePuts, operation.endedNanos())
                - before(certainTakes, operation.calledNanos());
    }

    private static long[] times(
            List<Operation> operations,
            Predicate<Operation> which,
            ToLongFunction<Operation> time) {
        return operations.stream().filter(which).mapToLong(time).sorted().toArray();
    }

    private static long before(long[] times, long nanos) {
        int at = Arrays.binarySearch(times, nanos);
        while (at > 0 && times[at - 1] == nanos) {
            at--;
        }
        return at < 0 ? -at - 1 : at;
    }

    private static long upTo(long[] times, long nanos) {
        return nanos == Long.MAX_VALUE ? times.length : before(times, nanos + 1);
    }
}
