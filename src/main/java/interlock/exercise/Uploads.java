package interlock.exercise;

import interlock.exercise.Intake.Origin;
import interlock.web.Problem.FieldError;
import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Packages that admins upload as zips; each goes through the gate.
@ApplicationScoped
class Uploads {
    private final Intake intake;
    private final Releases releases;
    private final PackageZip archive;

    Uploads(Intake intake, Releases releases, ExerciseConfig config) {
        this.intake = intake;
        this.releases = releases;
        archive = new PackageZip(config.packages());
    }

    /// @throws ProblemException if it is refused, naming every fault by file and key
    @Transactional
    ReleaseView accept(byte[] zip) {
        try {
            return releases.view(intake.accept(archive.read(zip), Origin.UPLOAD));
        } catch (InvalidExerciseException faulty) {
            throw ProblemException.unprocessable(
                    "The exercise package is not as it must be.",
                    faulty.faults().stream()
                            .map(
                                    fault ->
                                            new FieldError(
                                                    fault.key().isEmpty()
                                                            ? fault.file()
                                                            : fault.file() + ": " + fault.key(),
                                                    "expected " + fault.expected()))
                            .toList());
        }
    }
}
