package interlock.grading;

import interlock.sandbox.SandboxException;
import interlock.sandbox.Slot;
import interlock.submission.SubmissionId;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// How the jobs of the queue are attempted: each on a slot of its own. What failed in the sandbox
/// is tried again, a few times; any other fault of ours is final at once; and a node that is told
/// to end gives its job back.
@ApplicationScoped
class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Slots slots;
    private final GraderConfig config;

    Attempts(Slots slots, GraderConfig config) {
        this.slots = slots;
        this.config = config;
    }

    /// One attempt at one job.
    interface Attempt {
        SubmissionId submission();

        /// Counted from 1.
        int number();

        /// Does the job and stores what came out.
        void run(Slot slot) throws InterruptedException;

        /// Puts the job back into the queue.
        void release();

        /// Stores that the job failed, and is not to be tried again.
        void giveUp(RuntimeException cause);
    }

    /// Returns when the job is done or given up.
    ///
    /// @throws SandboxException if the platform failed and the job is to be tried again
    /// @throws NodeEndingException if this node is told to end: another will take the job
    void make(Attempt attempt) {
        MDC.put("submission", attempt.submission().value());
        try (var lease = slots.take()) {
            attempt.run(lease.slot());
        } catch (InterruptedException _) {
            throw ending(attempt);
        } catch (SandboxException failure) {
            tryAgainOrGiveUp(attempt, failure);
        } catch (RuntimeException fault) {
            LOG.error("the judge is at fault", fault);
            attempt.giveUp(fault);
        } finally {
            MDC.remove("submission");
        }
    }

    private void tryAgainOrGiveUp(Attempt attempt, SandboxException failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw ending(attempt);
        }
        LOG.errorf(failure, "attempt %d failed in the sandbox", attempt.number());
        if (attempt.number() >= config.attemptsMax()) {
            attempt.giveUp(failure);
            return;
        }
        attempt.release();
        throw failure;
    }

    private static NodeEndingException ending(Attempt attempt) {
        attempt.release();
        return new NodeEndingException();
    }
}
