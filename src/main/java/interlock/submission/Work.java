package interlock.submission;

import interlock.exercise.ExerciseVersionId;
import java.util.Map;

/// A submission to be graded, as one attempt at grading it gets it.
///
/// @param attempt from 1; whoever writes back names it, and is refused once a later one began
/// @param files flat name → text
public record Work(
        SubmissionId id,
        int attempt,
        ExerciseVersionId exercise,
        String language,
        Kind kind,
        Map<String, String> files) {
    public Work {
        files = Map.copyOf(files);
    }
}
