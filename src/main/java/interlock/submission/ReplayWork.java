package interlock.submission;

import interlock.exercise.ExerciseVersionId;
import interlock.verdict.Schedule;
import java.util.Map;

/// A schedule to be played again, as one attempt at it gets it.
///
/// @param attempt from 1; whoever writes back names it, and is refused once a later one began
/// @param files flat name → text
/// @param recorded how it went when the submission was graded
/// @param message of the finding that it shows
public record ReplayWork(
        ReplayId id,
        int attempt,
        SubmissionId submission,
        ExerciseVersionId exercise,
        String language,
        Map<String, String> files,
        Schedule recorded,
        String message) {
    public ReplayWork {
        files = Map.copyOf(files);
    }
}
