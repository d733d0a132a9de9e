package interlock.exercise;

import interlock.exercise.InvalidExerciseException.Fault;
import java.util.ArrayList;
import java.util.List;

/// The faults found in a package so far. Confined to one reading.
final class Faults {
    private static final int REPORTED_MAX = 200;

    private final List<Fault> found = new ArrayList<>();

    void add(String file, String key, String expected) {
        var fault = new Fault(file, key, expected);
        if (found.size() < REPORTED_MAX && !found.contains(fault)) {
            found.add(fault);
        }
    }

    void add(String file, String expected) {
        add(file, "", expected);
    }

    boolean none() {
        return found.isEmpty();
    }

    /// @throws InvalidExerciseException with all faults, if there are any
    void throwIfAny() {
        if (!none()) {
            throw exception();
        }
    }

    InvalidExerciseException exception() {
        return new InvalidExerciseException(found);
    }
}
