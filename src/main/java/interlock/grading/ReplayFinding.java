package interlock.grading;

import interlock.exercise.Catalogue;
import interlock.explore.Replayed;
import interlock.sandbox.Slot;
import interlock.submission.ReplayId;
import interlock.submission.ReplayLedger;
import interlock.submission.ReplayResult;
import interlock.submission.ReplayWork;
import interlock.submission.SubmissionId;
import interlock.verdict.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/// Plays the schedule of a finding again, compares it with the recorded one, and writes down once
/// what came out.
@ApplicationScoped
class ReplayFinding {
    private static final Logger LOG = Logger.getLogger(ReplayFinding.class);

    private final ReplayLedger ledger;
    private final Catalogue catalogue;
    private final Grader grader;
    private final Attempts attempts;

    ReplayFinding(ReplayLedger ledger, Catalogue catalogue, Grader grader, Attempts attempts) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.grader = grader;
        this.attempts = attempts;
    }

    /// Returns when the replay is done, by this attempt or another.
    ///
    /// @throws interlock.sandbox.SandboxException if the platform failed and the replay is to be
    ///     tried again
    /// @throws NodeEndingException if this node is told to end: another will take the job
    void replay(ReplayId id) {
        ledger.begin(id).ifPresent(work -> attempts.make(new Replaying(work)));
    }

    private ReplayResult played(ReplayWork work, Slot slot) throws InterruptedException {
        var submitted =
                new Submitted(
                        catalogue.version(work.exercise()), work.language(), work.files(), false);
        return switch (grader.replay(submitted, slot, work.recorded().origin())) {
            case Replayed.Whole whole -> compared(work, whole);
            case Replayed.CutOff(Finding why) ->
                    new ReplayResult.Impossible(why.message(), why.values());
            case Replayed.NotOffered() ->
                    new ReplayResult.Impossible("replay.not-offered", Map.of());
        };
    }

    private static ReplayResult compared(ReplayWork work, Replayed.Whole whole) {
        boolean isFaultFound =
                whole.faults().stream().anyMatch(fault -> fault.message().equals(work.message()));
        if (isFaultFound && whole.schedule().tellsTheSameAs(work.recorded())) {
            return new ReplayResult.Same();
        }
        return whole.schedule().isOfSameEngineAs(work.recorded())
                ? new ReplayResult.Different(whole.schedule(), isFaultFound)
                : new ReplayResult.Impossible("replay.other-engine", Map.of());
    }

    private void finish(ReplayWork work, ReplayResult result) {
        if (!ledger.finish(work.id(), work.attempt(), result)) {
            LOG.warnf("attempt %d was overtaken by another", work.attempt());
            return;
        }
        GradingMetrics.replayed(result.outcome());
        switch (result) {
            case ReplayResult.Same _ -> LOG.infof("replayed: %s", work.recorded().origin());
            case ReplayResult.Different _ ->
                    LOG.errorf(
                            "schedule %s went otherwise than recorded", work.recorded().origin());
            case ReplayResult.Impossible(var message, var values) ->
                    LOG.warnf(
                            "schedule %s cannot be played: %s %s",
                            work.recorded().origin(), message, values);
        }
    }

    private final class Replaying implements Attempts.Attempt {
        private final ReplayWork work;

        Replaying(ReplayWork work) {
            this.work = work;
        }

        @Override
        public SubmissionId submission() {
            return work.submission();
        }

        @Override
        public int number() {
            return work.attempt();
        }

        @Override
        public void run(Slot slot) throws InterruptedException {
            finish(work, played(work, slot));
        }

        @Override
        public void release() {
            ledger.release(work.id(), work.attempt());
        }

        @Override
        public void giveUp(RuntimeException cause) {
            finish(work, new ReplayResult.Impossible("replay.judge-failed", Map.of()));
        }
    }
}
