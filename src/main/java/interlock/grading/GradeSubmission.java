package interlock.grading;

import interlock.exercise.Catalogue;
import interlock.sandbox.SandboxException;
import interlock.submission.Kind;
import interlock.submission.Ledger;
import interlock.submission.SubmissionId;
import interlock.submission.Work;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Grades one waiting submission and writes the result once.
@ApplicationScoped
class GradeSubmission {
    private static final Logger LOG = Logger.getLogger(GradeSubmission.class);

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Grader grader;
    private final Slots slots;
    private final GraderConfig config;

    GradeSubmission(
            Ledger ledger, Catalogue catalogue, Grader grader, Slots slots, GraderConfig config) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.grader = grader;
        this.slots = slots;
        this.config = config;
    }

    /// Returns when the submission is done, by this attempt or another.
    ///
    /// @throws SandboxException if the platform failed and the submission is to be tried again
    /// @throws NodeEndingException if this node is told to end: another will take the job
    void grade(SubmissionId id) {
        var begun = ledger.begin(id);
        if (begun.isEmpty()) {
            return;
        }
        MDC.put("submission", id.value());
        try {
            attempt(begun.get());
        } finally {
            MDC.remove("submission");
        }
    }

    private void attempt(Work work) {
        try (var lease = slots.take()) {
            var submitted =
                    new Submitted(
                            catalogue.version(work.exercise()),
                            work.language(),
                            work.files(),
                            work.kind() == Kind.RUN);
            var grade =
                    grader.grade(
                            submitted,
                            lease.slot(),
                            step -> ledger.progress(work.id(), work.attempt(), step));
            if (ledger.finish(work.id(), work.attempt(), grade)) {
                LOG.infof("graded: %s, %d points", grade.verdict(), grade.score());
                GradingMetrics.graded(grade);
            } else {
                LOG.warnf("attempt %d was overtaken by another", work.attempt());
            }
        } catch (InterruptedException _) {
            ledger.release(work.id(), work.attempt());
            throw new NodeEndingException();
        } catch (SandboxException failure) {
            tryAgainOrGiveUp(work, failure);
        } catch (RuntimeException fault) {
            LOG.error("the grader is at fault", fault);
            giveUp(work, fault);
        }
    }

    private void tryAgainOrGiveUp(Work work, SandboxException failure) {
        if (Thread.currentThread().isInterrupted()) {
            ledger.release(work.id(), work.attempt());
            throw new NodeEndingException();
        }
        LOG.errorf(failure, "attempt %d failed in the sandbox", work.attempt());
        if (work.attempt() >= config.attemptsMax()) {
            giveUp(work, failure);
            return;
        }
        ledger.release(work.id(), work.attempt());
        throw failure;
    }

    private void giveUp(Work work, RuntimeException cause) {
        ledger.judgeFailed(work.id(), work.attempt(), String.valueOf(cause.getMessage()));
        GradingMetrics.judgeFailed();
    }
}
