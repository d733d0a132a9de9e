package interlock.language;

import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What compiling a submission may use. Durations as ISO 8601 (`PT30S`).
@ConfigMapping(prefix = "interlock.language")
public interface LanguageConfig {
    /// The JDK that compiles and runs solutions. Default: the one that runs the grader.
    Optional<Path> jdk();

    /// Keeps what makes JVMs start fast, about 40 MB for each JDK; may be emptied at any time.
    /// Default: `/var/cache/interlock` as root, otherwise `.cache/interlock` in the home.
    Optional<Path> cacheDirectory();

    /// Wall time of one compilation; stretched by the run-queue delay of its box.
    @WithDefault("PT60S")
    Duration compileWall();

    /// Processor time of one compilation.
    @WithDefault("PT20S")
    Duration compileCpu();

    /// Memory of one compilation, the files it makes included.
    @WithDefault("768MiB")
    ByteSize compileMemory();

    /// Processes and threads of one compilation.
    @WithDefault("128")
    int compileProcesses();

    /// All that one compilation brings forth: classes or program, messages, tables of symbols.
    @WithDefault("32MiB")
    ByteSize compileOutput();

    default Limits compileLimits() {
        return new Limits(
                compileWall(), compileCpu(), compileMemory(), compileProcesses(), compileOutput());
    }
}
