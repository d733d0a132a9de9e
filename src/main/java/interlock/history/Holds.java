package interlock.history;

import interlock.history.Exclusion.Hold;
import interlock.history.Operation.TaskNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The holdings of one lock by task and time.
final class Holds {
    private final List<Hold> all;
    private final Map<TaskNumber, TreeMap<Long, Hold>> byTask = new HashMap<>();

    Holds(List<Hold> all) {
        this.all = all;
        for (var hold : all) {
            byTask.computeIfAbsent(hold.acquire().task(), _ -> new TreeMap<>())
                    .put(hold.from(), hold);
        }
    }

    List<Hold> all() {
        return all;
    }

    /// The holding during which an operation took place, by the same task.
    Optional<Hold> around(Operation operation) {
        return Optional.ofNullable(byTask.get(operation.task()))
                .map(holds -> holds.floorEntry(operation.calledNanos()))
                .map(Map.Entry::getValue)
                .filter(hold -> hold.covers(operation));
    }

    /// The same by any thread of its process.
    Optional<Hold> inProcessAround(Operation operation) {
        return around(operation)
                .or(
                        () ->
                                all.stream()
                                        .filter(hold -> pid(hold.acquire()) == pid(operation))
                                        .filter(hold -> hold.covers(operation))
                                        .findFirst());
    }

    private static long pid(Operation operation) {
        return operation.task().pid();
    }
}
