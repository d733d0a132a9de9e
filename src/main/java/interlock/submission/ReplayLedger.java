package interlock.submission;

import interlock.exercise.ExerciseVersionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Where replays are taken from and written back, each act in a transaction of its own. As in the
/// `Ledger`, only the last attempt begun can write, and only once.
@ApplicationScoped
public class ReplayLedger {
    private final Replays replays;
    private final Grades grades;
    private final Submissions submissions;
    private final SubmissionConfig limits;
    private final Clock clock;

    ReplayLedger(
            Replays replays,
            Grades grades,
            Submissions submissions,
            SubmissionConfig limits,
            Clock clock) {
        this.replays = replays;
        this.grades = grades;
        this.submissions = submissions;
        this.limits = limits;
        this.clock = clock;
    }

    /// Begins the next attempt; any earlier one is stale from here on.
    ///
    /// @return nothing if the replay is done, or gone
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<ReplayWork> begin(ReplayId id) {
        return replays.locked(id).filter(row -> row.state() != ReplayState.DONE).map(this::begun);
    }

    private ReplayWork begun(Replay row) {
        row.begin(clock.instant());
        var finding = grades.finding(row.finding);
        var submission = submissions.findById(finding.submission);
        return new ReplayWork(
                new ReplayId(row.id),
                row.attempt,
                new SubmissionId(submission.id),
                new ExerciseVersionId(submission.exerciseVersion),
                submission.language,
                submission.files,
                Objects.requireNonNull(finding.schedule),
                finding.message);
    }

    /// @return whether it was stored; a stale attempt stores nothing
    @Transactional(TxType.REQUIRES_NEW)
    public boolean finish(ReplayId id, int attempt, ReplayResult result) {
        return change(id, attempt, row -> row.finish(storable(result), clock.instant()));
    }

    /// Puts it back into the queue, because this node stops.
    ///
    /// @return whether it was the last attempt's to put back
    @Transactional(TxType.REQUIRES_NEW)
    public boolean release(ReplayId id, int attempt) {
        return change(id, attempt, Replay::release);
    }

    private boolean change(ReplayId id, int attempt, Consumer<Replay> change) {
        var row = replays.locked(id).filter(found -> found.isAt(attempt));
        row.ifPresent(change);
        return row.isPresent();
    }

    /// Schedules are printable already.
    private ReplayResult storable(ReplayResult result) {
        return switch (result) {
            case ReplayResult.Same same -> same;
            case ReplayResult.Different different -> different;
            case ReplayResult.Impossible(var message, var values) ->
                    new ReplayResult.Impossible(
                            message, StorableText.of(values, limits.lineCharsMax()));
        };
    }
}
