package interlock.grading;

import interlock.exercise.ExercisePackage;
import java.util.Map;

/// What is to be graded.
///
/// @param files flat name → text
/// @param samplesOnly whether only the sample cases are played, on an idle machine
record Submitted(
        ExercisePackage exercise, String language, Map<String, String> files, boolean samplesOnly) {
    Submitted {
        files = Map.copyOf(files);
    }
}
