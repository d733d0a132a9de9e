package interlock.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The steps of a schedule with what rules ask of them: which belong to one operation, who waited
/// for what. Immutable; steps are told by their index.
final class Trail {
    private static final Set<String> OPERATION_ENDS = Set.of("return", "raise");
    private static final Set<String> WAKINGS = Set.of("wake", "spurious", "timeout", "interrupt");

    private final List<Schedule.Step> steps;
    private final int[] operations;

    Trail(List<Schedule.Step> steps) {
        this.steps = steps;
        this.operations = operations(steps);
    }

    /// For each step the index of the call it belongs to; -1 outside of operations.
    private static int[] operations(List<Schedule.Step> steps) {
        var begun = new HashMap<String, Integer>();
        var operations = new int[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.act().op().equals("call")) {
                begun.put(step.thread(), i);
            }
            operations[i] = begun.getOrDefault(step.thread(), -1);
            if (OPERATION_ENDS.contains(step.act().op())) {
                begun.remove(step.thread());
            }
        }
        return operations;
    }

    int size() {
        return steps.size();
    }

    Schedule.Step at(int index) {
        return steps.get(index);
    }

    String thread(int index) {
        return at(index).thread();
    }

    String object(int index) {
        return at(index).act().object();
    }

    boolean is(int index, String op) {
        return at(index).act().op().equals(op);
    }

    boolean isWaking(int index) {
        return WAKINGS.contains(at(index).act().op());
    }

    boolean isSignal(int index) {
        return is(index, "signal") || is(index, "signal-all");
    }

    boolean isAccess(int index) {
        return is(index, "read") || is(index, "write");
    }

    boolean isSameThread(int one, int other) {
        return thread(one).equals(thread(other));
    }

    boolean isSameObject(int one, int other) {
        return object(one).equals(object(other));
    }

    /// Whether one thread does both for one operation.
    boolean isSameOperation(int one, int other) {
        return isSameThread(one, other) && operations[one] == operations[other];
    }

    int operation(int index) {
        return operations[index];
    }

    /// The first index in `[from, to)` that is so.
    Optional<Integer> first(int from, int to, Predicate<Integer> is) {
        return IntStream.range(from, to).boxed().filter(is).findFirst();
    }

    /// The last index in `[from, to)` that is so.
    Optional<Integer> last(int from, int to, Predicate<Integer> is) {
        return IntStream.range(from, to)
                .map(index -> from + to - 1 - index)
                .boxed()
                .filter(is)
                .findFirst();
    }

    /// All indices that are so, the last one first: faults show near the end.
    List<Integer> backwards(Predicate<Integer> is) {
        return IntStream.range(0, size()).boxed().filter(is).toList().reversed();
    }

    /// The threads asleep in a wait on an object just before a step.
    List<String> waitingFor(String object, int before) {
        Map<String, Boolean> asleep = new HashMap<>();
        for (int i = 0; i < before; i++) {
            if (object(i).equals(object) && is(i, "wait")) {
                asleep.put(thread(i), true);
            } else if (asleep.containsKey(thread(i))) {
                asleep.remove(thread(i));
            }
        }
        return new ArrayList<>(asleep.keySet());
    }

    int switches() {
        return (int) IntStream.range(1, size()).filter(i -> !isSameThread(i - 1, i)).count();
    }
}
