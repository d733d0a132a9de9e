package interlock.grading;

import interlock.exercise.Catalogue;
import interlock.sandbox.Slot;
import interlock.submission.Kind;
import interlock.submission.Ledger;
import interlock.submission.SubmissionId;
import interlock.submission.Work;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Grades one waiting submission and writes the result once.
@ApplicationScoped
class GradeSubmission {
    private static final Logger LOG = Logger.getLogger(GradeSubmission.class);

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Grader grader;
    private final Attempts attempts;

    GradeSubmission(Ledger ledger, Catalogue catalogue, Grader grader, Attempts attempts) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.grader = grader;
        this.attempts = attempts;
    }

    /// Returns when the submission is done, by this attempt or another.
    ///
    /// @throws interlock.sandbox.SandboxException if the platform failed and the submission is to
    ///     be tried again
    /// @throws NodeEndingException if this node is told to end: another will take the job
    void grade(SubmissionId id) {
        ledger.begin(id).ifPresent(work -> attempts.make(new Grading(work)));
    }

    private final class Grading implements Attempts.Attempt {
        private final Work work;

        Grading(Work work) {
            this.work = work;
        }

        @Override
        public SubmissionId submission() {
            return work.id();
        }

        @Override
        public int number() {
            return work.attempt();
        }

        @Override
        public void run(Slot slot) throws InterruptedException {
            var submitted =
                    new Submitted(
                            catalogue.version(work.exercise()),
                            work.language(),
                            work.files(),
                            work.kind() == Kind.RUN);
            var grade =
                    grader.grade(
                            submitted,
                            slot,
                            step -> ledger.progress(work.id(), work.attempt(), step));
            if (ledger.finish(work.id(), work.attempt(), grade)) {
                LOG.infof("graded: %s, %d points", grade.verdict(), grade.score());
                GradingMetrics.graded(grade);
            } else {
                LOG.warnf("attempt %d was overtaken by another", work.attempt());
            }
        }

        @Override
        public void release() {
            ledger.release(work.id(), work.attempt());
        }

        @Override
        public void giveUp(RuntimeException cause) {
            ledger.judgeFailed(work.id(), work.attempt(), String.valueOf(cause.getMessage()));
            GradingMetrics.judgeFailed();
        }
    }
}
