package interlock.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.sandbox.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExerciseConfigTest {
    @Test
    void everything_has_a_default() {
        var config = PackageExample.config();
        assertEquals(Path.of("exercises"), config.directory());
        assertTrue(config.trustBuiltIn());
        assertEquals(Optional.empty(), config.followEvery());
        assertEquals(2000, config.scriptStepsMax());
        assertEquals(ByteSize.mebibytes(8), config.packages().zipMax());
        assertEquals(Duration.ofSeconds(20), config.limits().wall());
        assertEquals(ByteSize.mebibytes(1024), config.limitsMax().memory());
    }

    @Test
    void every_key_is_mapped() {
        var values =
                Map.ofEntries(
                        key("directory", "elsewhere"),
                        key("trust-built-in", "false"),
                        key("follow-every", "PT3S"),
                        key("script-steps-max", "7"),
                        key("packages.zip-max", "1B"),
                        key("packages.entries-max", "2"),
                        key("packages.file-max", "3B"),
                        key("packages.files-max", "4B"),
                        key("packages.ratio-max", "5"),
                        key("yaml.file-max", "6B"),
                        key("yaml.depth-max", "7"),
                        key("limits.wall", "PT1S"),
                        key("limits.cpu", "PT2S"),
                        key("limits.memory", "3B"),
                        key("limits.processes", "4"),
                        key("limits.output", "5B"),
                        key("limits-max.wall", "PT6S"),
                        key("limits-max.cpu", "PT7S"),
                        key("limits-max.memory", "8B"),
                        key("limits-max.processes", "9"),
                        key("limits-max.output", "10B"));
        var config = Config.with(ExerciseConfig.class, values);
        assertEquals(Path.of("elsewhere"), config.directory());
        assertFalse(config.trustBuiltIn());
        assertEquals(Optional.of(Duration.ofSeconds(3)), config.followEvery());
        assertEquals(7, config.scriptStepsMax());
        var packages = config.packages();
        assertEquals(1, packages.zipMax().bytes());
        assertEquals(2, packages.entriesMax());
        assertEquals(3, packages.fileMax().bytes());
        assertEquals(4, packages.filesMax().bytes());
        assertEquals(5, packages.ratioMax());
        assertEquals(6, config.yaml().fileMax().bytes());
        assertEquals(7, config.yaml().depthMax());
        var limits = config.limits();
        assertEquals(Duration.ofSeconds(1), limits.wall());
        assertEquals(Duration.ofSeconds(2), limits.cpu());
        assertEquals(3, limits.memory().bytes());
        assertEquals(4, limits.processes());
        assertEquals(5, limits.output().bytes());
        var most = config.limitsMax();
        assertEquals(Duration.ofSeconds(6), most.wall());
        assertEquals(Duration.ofSeconds(7), most.cpu());
        assertEquals(8, most.memory().bytes());
        assertEquals(9, most.processes());
        assertEquals(10, most.output().bytes());
    }

    private static Map.Entry<String, String> key(String name, String value) {
        return Map.entry("interlock.exercise." + name, value);
    }
}
