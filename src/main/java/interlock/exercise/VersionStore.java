package interlock.exercise;

import interlock.exercise.Intake.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/// Writes versions; its caller holds the lock of the exercise.
@ApplicationScoped
class VersionStore {
    private final ExerciseVersions versions;
    private final ExerciseArchives archives;
    private final GateResults results;
    private final ExerciseConfig config;
    private final Clock clock;

    VersionStore(
            ExerciseVersions versions,
            ExerciseArchives archives,
            GateResults results,
            ExerciseConfig config,
            Clock clock) {
        this.versions = versions;
        this.archives = archives;
        this.results = results;
        this.config = config;
        this.clock = clock;
    }

    ExerciseVersion add(
            Exercise exercise, ExercisePackage read, PackageFiles files, Origin origin) {
        var version = new ExerciseVersion();
        version.id = UUID.randomUUID();
        version.exercise = exercise;
        version.version = read.version();
        version.builtIn = origin != Origin.UPLOAD;
        version.state = VersionState.VERIFYING;
        write(version, read, files);
        versions.persist(version);
        versions.flush();
        archives.store(version.id, PackageZip.write(files));
        return version;
    }

    void replace(ExerciseVersion version, ExercisePackage read, PackageFiles files) {
        write(version, read, files);
        archives.store(version.id, PackageZip.write(files));
    }

    private void write(ExerciseVersion version, ExercisePackage read, PackageFiles files) {
        version.digest = files.digest();
        version.solutions = read.solutions().size();
        version.uploaded = clock.instant();
    }

    /// @return whether the gate must see it; trusted built-ins are published at once
    boolean startVerifying(ExerciseVersion version, Origin origin) {
        results.forget(version.id);
        if (origin != Origin.UPLOAD && config.trustBuiltIn()) {
            version.publish(clock.instant());
            return false;
        }
        version.state = VersionState.VERIFYING;
        return true;
    }
}
