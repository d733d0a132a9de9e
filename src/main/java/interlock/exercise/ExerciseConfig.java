package interlock.exercise;

import interlock.sandbox.ByteSize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where exercises come from, and how large and how demanding one may be.
@ConfigMapping(prefix = "interlock.exercise")
public interface ExerciseConfig {
    /// Folder of the built-in exercises; each folder in it is one package.
    @WithDefault("exercises")
    Path directory();

    /// Publishes built-in exercises without the gate: continuous integration has proved them.
    @WithDefault("true")
    boolean trustBuiltIn();

    /// Takes in what changed in the folder this often, replacing versions in place: for authors
    /// at work. Absent: only at start-up, and changed content needs a new version.
    Optional<Duration> followEvery();

    /// What one package may hold.
    PackageLimits packages();

    /// What one file of YAML may hold.
    YamlLimits yaml();

    /// The steps of one case, all threads together and every repetition counted.
    @WithDefault("2000")
    int scriptStepsMax();

    /// What a box may use if `grading.yaml` does not say.
    BoxLimits limits();

    /// The most that `grading.yaml` may ask for.
    BoxLimitsMax limitsMax();

    /// Bounds of a package, as a folder or as an uploaded zip.
    interface PackageLimits {
        /// Size of the zip itself.
        @WithDefault("8MiB")
        ByteSize zipMax();

        /// Entries of the zip, folders included.
        @WithDefault("1000")
        int entriesMax();

        /// One file, unpacked.
        @WithDefault("1MiB")
        ByteSize fileMax();

        /// All files, unpacked.
        @WithDefault("32MiB")
        ByteSize filesMax();

        /// How many times larger than in the zip a file of more than 64 KiB may be.
        @WithDefault("100")
        int ratioMax();
    }

    /// Bounds of one YAML file.
    interface YamlLimits {
        /// Size of the file.
        @WithDefault("256KiB")
        ByteSize fileMax();

        /// Mappings and lists inside one another.
        @WithDefault("16")
        int depthMax();
    }

    /// Limits of a box where `grading.yaml` names none.
    interface BoxLimits {
        /// From start to end.
        @WithDefault("20s")
        Duration wall();

        /// Of all its processes.
        @WithDefault("20s")
        Duration cpu();

        /// Of all its processes and files.
        @WithDefault("256MiB")
        ByteSize memory();

        /// Processes and threads at one time.
        @WithDefault("64")
        int processes();

        /// Of standard output and of standard error, each.
        @WithDefault("1MiB")
        ByteSize output();
    }

    /// The largest limits of a box that an exercise may ask for.
    interface BoxLimitsMax {
        /// From start to end.
        @WithDefault("120s")
        Duration wall();

        /// Of all its processes.
        @WithDefault("120s")
        Duration cpu();

        /// Of all its processes and files.
        @WithDefault("1GiB")
        ByteSize memory();

        /// Processes and threads at one time.
        @WithDefault("512")
        int processes();

        /// Of standard output and of standard error, each.
        @WithDefault("16MiB")
        ByteSize output();
    }
}
