package interlock.submission;

import interlock.account.AccountId;
import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.exercise.GradingPlan.Feedback;

/// Who asks, and what he may see.
///
/// @param reviewer whether he may see what others handed in, and all of every report
public record Viewer(AccountId id, boolean reviewer) {
    public static Viewer of(CurrentAccount account) {
        return new Viewer(account.id(), account.is(Role.REVIEWER));
    }

    boolean mayRead(Submission submission) {
        return reviewer || submission.account.equals(id.value());
    }

    /// How much of a report he sees. A run of the samples tells at least what was wrong with it:
    /// without that, it would be of no use.
    Feedback feedback(Feedback ofExercise, Kind kind) {
        if (reviewer) {
            return Feedback.FULL;
        }
        return kind == Kind.RUN && ofExercise == Feedback.VERDICT ? Feedback.FINDINGS : ofExercise;
    }
}
