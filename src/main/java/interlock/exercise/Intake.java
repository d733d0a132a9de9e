package interlock.exercise;

import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/// Takes packages into the catalogue: stores each version once, and sends it to the gate.
@ApplicationScoped
class Intake {
    /// Where a package comes from, and so how far it is trusted.
    enum Origin {
        UPLOAD,
        /// From the folder of built-in exercises; changes need a new version.
        BUILT_IN,
        /// From the same folder while its author works on it: changes replace the version.
        BUILT_IN_DRAFT
    }

    private final ExerciseReader reader;
    private final Exercises exercises;
    private final ExerciseVersions versions;
    private final VersionStore store;
    private final Event<VersionUploaded> uploaded;

    Intake(
            ExerciseReader reader,
            Exercises exercises,
            ExerciseVersions versions,
            VersionStore store,
            Event<VersionUploaded> uploaded) {
        this.reader = reader;
        this.exercises = exercises;
        this.versions = versions;
        this.store = store;
        this.uploaded = uploaded;
    }

    /// @throws InvalidExerciseException if the package is not right
    /// @throws ProblemException if its slug or version is taken
    @Transactional
    ExerciseVersion accept(PackageFiles files, Origin origin) {
        var read = reader.read(files);
        var exercise = exercise(read);
        var known = versions.find(exercise.id, read.version());
        if (known.isEmpty()) {
            return verify(store.add(exercise, read, files, origin), origin);
        }
        var version = known.get();
        if (!version.digest.equals(files.digest())) {
            if (origin != Origin.BUILT_IN_DRAFT) {
                throw ProblemException.conflict(
                        "Version %s of %s is stored with other content: give it a new version."
                                .formatted(read.version(), read.slug()));
            }
            store.replace(version, read, files);
            return verify(version, origin);
        }
        return isWorthAnotherTry(version, origin) ? verify(version, origin) : version;
    }

    private Exercise exercise(ExercisePackage read) {
        var exercise =
                exercises
                        .locked(read.uuid(), read.slug())
                        .orElseThrow(
                                () ->
                                        ProblemException.conflict(
                                                "The name %s is taken by another exercise."
                                                        .formatted(read.slug())));
        if (!exercise.slug.equals(read.slug())) {
            throw ProblemException.conflict(
                    "The exercise %s is stored as %s; a folder keeps its name."
                            .formatted(read.uuid(), exercise.slug));
        }
        return exercise;
    }

    /// Whoever uploads the same content again wants it tried again; a start of the server does not.
    private static boolean isWorthAnotherTry(ExerciseVersion version, Origin origin) {
        return origin == Origin.UPLOAD
                && (version.state == VersionState.REFUSED
                        || version.state == VersionState.WITHDRAWN);
    }

    private ExerciseVersion verify(ExerciseVersion version, Origin origin) {
        if (store.startVerifying(version, origin)) {
            uploaded.fire(new VersionUploaded(version.id()));
        }
        return version;
    }
}
