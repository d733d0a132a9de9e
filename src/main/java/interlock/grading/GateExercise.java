package interlock.grading;

import interlock.exercise.Catalogue;
import interlock.exercise.ExerciseVersionId;
import interlock.exercise.PublishGate;
import interlock.sandbox.SandboxException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Tries an uploaded version on its own solutions, and publishes or refuses it.
@ApplicationScoped
class GateExercise {
    private static final Logger LOG = Logger.getLogger(GateExercise.class);

    private final PublishGate publishGate;
    private final Catalogue catalogue;
    private final Gate gate;
    private final Slots slots;

    GateExercise(PublishGate publishGate, Catalogue catalogue, Gate gate, Slots slots) {
        this.publishGate = publishGate;
        this.catalogue = catalogue;
        this.gate = gate;
        this.slots = slots;
    }

    /// Begun anew from the first solution if an earlier attempt was cut off: rows are overwritten.
    ///
    /// @throws SandboxException if the platform failed and the gate is to be tried again
    /// @throws NodeEndingException if this node is told to end: another will take the job
    void verify(ExerciseVersionId id) {
        var exercise = catalogue.version(id);
        boolean allGood = true;
        try (var lease = slots.take()) {
            for (var solution : exercise.solutions()) {
                var trial = gate.trial(exercise, solution, lease.slot());
                publishGate.record(id, trial.row());
                allGood &= trial.isGood();
            }
        } catch (InterruptedException _) {
            throw new NodeEndingException();
        } catch (IllegalStateException fault) {
            LOG.errorf(fault, "%s cannot be graded", exercise.slug());
            allGood = false;
        }
        boolean told = allGood ? publishGate.publish(id) : publishGate.refuse(id);
        LOG.infof(
                "%s %s: %s",
                exercise.slug(),
                exercise.version(),
                told ? (allGood ? "published" : "refused by its gate") : "was withdrawn meanwhile");
    }
}
