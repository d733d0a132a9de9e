package interlock.submission;

import interlock.account.AccountId;
import interlock.account.Accounts;
import interlock.exercise.Catalogue;
import interlock.exercise.ExercisePackage;
import interlock.exercise.ExerciseVersionId;
import interlock.exercise.GradingPlan.Feedback;
import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What people may read of submissions. Whoever may not read one is told that there is none.
@ApplicationScoped
public class Reports {
    private final Submissions submissions;
    private final Grades grades;
    private final Replays replays;
    private final Catalogue catalogue;
    private final Accounts accounts;

    Reports(
            Submissions submissions,
            Grades grades,
            Replays replays,
            Catalogue catalogue,
            Accounts accounts) {
        this.submissions = submissions;
        this.grades = grades;
        this.replays = replays;
        this.catalogue = catalogue;
        this.accounts = accounts;
    }

    @Transactional
    public Report report(SubmissionId id, Viewer viewer, Locale locale) {
        var submission = readable(id, viewer);
        return new ReportWriter(exerciseOf(submission), locale)
                .write(
                        submission,
                        lines(List.of(submission)).getFirst(),
                        grades.of(submission.id),
                        viewer);
    }

    /// The lines recorded in one run.
    @Transactional
    public String history(SubmissionId id, UUID run, Viewer viewer) {
        var submission = readable(id, viewer);
        if (feedback(submission, viewer) != Feedback.FULL) {
            throw ProblemException.forbidden(
                    "This exercise does not show the histories of its runs.");
        }
        return grades.history(submission.id, run)
                .orElseThrow(() -> ProblemException.notFound("history of a run", run));
    }

    /// A finding whose schedule the viewer may see.
    ///
    /// @param number in the report, from 1
    @Transactional
    StoredFinding withSchedule(SubmissionId id, int number, Viewer viewer) {
        var submission = readable(id, viewer);
        if (feedback(submission, viewer) != Feedback.FULL) {
            throw ProblemException.forbidden(
                    "This exercise does not show the schedules of its findings.");
        }
        var finding =
                grades.finding(submission.id, number)
                        .orElseThrow(() -> ProblemException.notFound("finding", number));
        if (finding.schedule == null) {
            throw ProblemException.unprocessable(
                    "Finding %d is not shown by a schedule: there is nothing to play again."
                            .formatted(number));
        }
        return finding;
    }

    /// What came of playing the schedule of a finding again, last time.
    @Transactional
    Optional<ReplayLine> replay(SubmissionId id, int number, Viewer viewer, Locale reader) {
        var finding = withSchedule(id, number, viewer);
        return replays.last(finding.id).map(row -> ReplayLine.of(row, reader));
    }

    /// How much the viewer may see of it.
    @Transactional
    public Feedback feedback(SubmissionId id, Viewer viewer) {
        return feedback(readable(id, viewer), viewer);
    }

    @Transactional
    public Listed<SubmissionLine> list(SubmissionFilter filter, Viewer viewer) {
        var allowed = viewer.reviewer() ? filter : filter.only(viewer.id());
        return new Listed<>(
                lines(submissions.page(allowed)),
                submissions.count(allowed),
                allowed.page(),
                allowed.pageSize());
    }

    @Transactional
    public long count(SubmissionFilter filter, Viewer viewer) {
        return submissions.count(viewer.reviewer() ? filter : filter.only(viewer.id()));
    }

    private List<SubmissionLine> lines(List<Submission> rows) {
        var names = accounts.namesOf(rows.stream().map(Reports::author).toList());
        return rows.stream()
                .map(row -> SubmissionLine.of(row, names.getOrDefault(author(row), "")))
                .toList();
    }

    private static AccountId author(Submission submission) {
        return new AccountId(submission.account);
    }

    private Feedback feedback(Submission submission, Viewer viewer) {
        return viewer.feedback(exerciseOf(submission).plan().feedback(), submission.kind);
    }

    private ExercisePackage exerciseOf(Submission submission) {
        return catalogue.version(new ExerciseVersionId(submission.exerciseVersion));
    }

    private Submission readable(SubmissionId id, Viewer viewer) {
        return submissions
                .findByIdOptional(id.value())
                .filter(viewer::mayRead)
                .orElseThrow(() -> ProblemException.notFound("submission", id));
    }
}
