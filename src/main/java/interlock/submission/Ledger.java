package interlock.submission;

import interlock.verdict.Grade;
import interlock.verdict.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/// Where grading takes its work from and writes what it found, each act in a transaction of its
/// own. Only the last attempt begun can write, and only once: a node that was thought dead and
/// comes back late changes nothing.
@ApplicationScoped
public class Ledger {
    private final Submissions submissions;
    private final StoreGrade storeGrade;
    private final ProgressEvents events;
    private final SubmissionConfig limits;
    private final Clock clock;

    Ledger(
            Submissions submissions,
            StoreGrade storeGrade,
            ProgressEvents events,
            SubmissionConfig limits,
            Clock clock) {
        this.submissions = submissions;
        this.storeGrade = storeGrade;
        this.events = events;
        this.limits = limits;
        this.clock = clock;
    }

    /// Begins the next attempt; any earlier one is stale from here on.
    ///
    /// @return nothing if the submission is done, or gone
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Work> begin(SubmissionId id) {
        var submission = submissions.locked(id).filter(found -> found.state != State.DONE);
        submission.ifPresent(
                found -> events.append(found.id, new LiveEvent.AttemptBegun(found.attempt + 1)));
        return submission.map(found -> found.begin(clock.instant()));
    }

    /// Tells everyone who watches.
    ///
    /// @return whether the attempt still is the last one; if not, it may stop
    @Transactional(TxType.REQUIRES_NEW)
    public boolean progress(SubmissionId id, int attempt, Progress progress) {
        return change(
                id,
                attempt,
                submission -> events.append(submission.id, LiveEvent.of(attempt, progress)));
    }

    /// Stores verdict, score and evidence.
    ///
    /// @return whether it was stored; a stale attempt stores nothing
    @Transactional(TxType.REQUIRES_NEW)
    public boolean finish(SubmissionId id, int attempt, Grade grade) {
        return change(
                id,
                attempt,
                submission -> {
                    submission.finish(grade.verdict(), grade.score(), clock.instant());
                    submission.output = StorableText.of(grade.output(), limits.outputCharsMax());
                    storeGrade.store(submission.id, grade);
                    tellDone(submission);
                });
    }

    /// Gives up: the verdict is JE, without a score.
    ///
    /// @param note why, for reviewers and operators
    /// @return whether it was stored
    @Transactional(TxType.REQUIRES_NEW)
    public boolean judgeFailed(SubmissionId id, int attempt, String note) {
        return change(
                id,
                attempt,
                submission -> {
                    submission.fail(StorableText.of(note, limits.lineCharsMax()), clock.instant());
                    tellDone(submission);
                });
    }

    /// Puts it back into the queue, because this node stops.
    ///
    /// @return whether it was the last attempt's to put back
    @Transactional(TxType.REQUIRES_NEW)
    public boolean release(SubmissionId id, int attempt) {
        return change(
                id,
                attempt,
                submission -> {
                    submission.release();
                    events.append(submission.id, new LiveEvent.Released(attempt));
                });
    }

    private boolean change(SubmissionId id, int attempt, Consumer<Submission> change) {
        var submission = submissions.locked(id).filter(found -> found.isAt(attempt));
        submission.ifPresent(change);
        return submission.isPresent();
    }

    private void tellDone(Submission submission) {
        events.append(submission.id, submission.done());
    }
}
