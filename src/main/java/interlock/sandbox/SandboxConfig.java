package interlock.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What an operator may choose about boxes. Durations as ISO 8601 (`PT0.02S`).
@ConfigMapping(prefix = "interlock.sandbox")
public interface SandboxConfig {
    /// Holds the input files of boxes while they run; its name can be seen in a box. Default:
    /// `/run/interlock` as root, otherwise below the directory for temporary files.
    Optional<Path> workDirectory();

    /// Directory of the control group (version 2) delegated to us. Default: found by ourselves.
    Optional<Path> cgroupRoot();

    /// How often the limits of a running box are looked at.
    @WithDefault("PT0.02S")
    Duration watchInterval();

    /// How often the run-queue delay of a box is looked at before its wall limit is near.
    @WithDefault("PT0.1S")
    Duration delayInterval();

    /// The wall limit is never stretched beyond this many times itself.
    @WithDefault("5")
    int stretchMax();

    /// How long the making of a box may take.
    @WithDefault("PT30S")
    Duration startLimit();

    /// How long the kernel may take to end the processes of a killed box.
    @WithDefault("PT10S")
    Duration killLimit();

    /// Size of each of `/box`, `/tmp` and `/dev/shm`; what is in them counts as memory of the box.
    @WithDefault("64MiB")
    ByteSize scratchSize();

    /// Largest file a program in a box may write.
    @WithDefault("64MiB")
    ByteSize fileSizeMax();

    /// Files a process in a box may have open.
    @WithDefault("1024")
    int openFilesMax();

    /// Stack of a program's first thread, and the address space of each further one.
    @WithDefault("64MiB")
    ByteSize stackMax();

    /// Memory a process may lock.
    @WithDefault("64KiB")
    ByteSize lockedMemoryMax();

    /// Processes that one slot's user may have, should the control group fail to count them.
    @WithDefault("2048")
    int processesPerUserMax();
}
