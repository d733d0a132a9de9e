package interlock.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.Config;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageConfigTest {
    @Test
    void what_is_not_given_has_a_default() {
        var config = Config.defaults(LanguageConfig.class);
        assertEquals(Optional.empty(), config.jdk());
        assertEquals(Optional.empty(), config.cacheDirectory());
        var limits =
                new Limits(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(20),
                        ByteSize.mebibytes(768),
                        128,
                        ByteSize.mebibytes(32));
        assertEquals(limits, config.compileLimits());
    }

    @Test
    void every_key_has_its_effect() {
        var config =
                Config.with(
                        LanguageConfig.class,
                        Map.of(
                                "interlock.language.jdk", "/opt/jdk",
                                "interlock.language.cache-directory", "/opt/cache",
                                "interlock.language.compile-wall", "PT4S",
                                "interlock.language.compile-cpu", "PT3S",
                                "interlock.language.compile-memory", "256MiB",
                                "interlock.language.compile-processes", "9",
                                "interlock.language.compile-output", "1MiB"));
        assertEquals(Optional.of(Path.of("/opt/jdk")), config.jdk());
        assertEquals(Optional.of(Path.of("/opt/cache")), config.cacheDirectory());
        var limits =
                new Limits(
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(3),
                        ByteSize.mebibytes(256),
                        9,
                        ByteSize.mebibytes(1));
        assertEquals(limits, config.compileLimits());
    }
}
