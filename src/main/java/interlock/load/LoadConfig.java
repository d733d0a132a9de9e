package interlock.load;

import interlock.sandbox.ByteSize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// How much load is put on a slot. Durations as ISO 8601.
@ConfigMapping(prefix = "interlock.load")
public interface LoadConfig {
    /// Share of a contended core that the load gets, in percent of what the box gets.
    @WithDefault("100")
    int weight();

    /// A directory on a file system of a disk, where the IO load writes.
    @WithDefault("/var/tmp")
    Path scratchDirectory();

    /// Processes of the IO load that write and flush.
    @WithDefault("2")
    int ioWorkers();

    /// File size of each process of the IO load.
    @WithDefault("128MiB")
    ByteSize ioFileSize();

    /// Memory of the load, page cache included.
    @WithDefault("1GiB")
    ByteSize memory();

    /// A load ends by itself after this long, should its grader die.
    @WithDefault("PT15M")
    Duration longest();
}
