package interlock.grading;

import interlock.exercise.ExerciseVersionId;
import interlock.submission.ReplayId;
import interlock.submission.SubmissionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What the queue's jobs are handed to, each by the id it was enqueued with.
@ApplicationScoped
class Handlers {
    private final GradeSubmission gradeSubmission;
    private final GateExercise gateExercise;
    private final ReplayFinding replayFinding;

    Handlers(
            GradeSubmission gradeSubmission,
            GateExercise gateExercise,
            ReplayFinding replayFinding) {
        this.gradeSubmission = gradeSubmission;
        this.gateExercise = gateExercise;
        this.replayFinding = replayFinding;
    }

    void grade(UUID submission) {
        gradeSubmission.grade(new SubmissionId(submission));
    }

    void verify(UUID exerciseVersion) {
        gateExercise.verify(new ExerciseVersionId(exerciseVersion));
    }

    void replay(UUID replay) {
        replayFinding.replay(new ReplayId(replay));
    }
}
