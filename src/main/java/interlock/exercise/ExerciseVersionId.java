package interlock.exercise;

import java.util.UUID;

/// Names one version of an exercise.
public record ExerciseVersionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
