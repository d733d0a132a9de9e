package interlock.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import interlock.verdict.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Loads run, say what ran, and end.
class StressNgIT {
    private static final Slot SLOT = new Slot(60, Set.of(0));

    private Map<String, String> factsOf(Load kind, String awaited) throws IOException {
        var scratch = Files.createTempDirectory(Path.of("/var/tmp"), "load-test");
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwx--x--x"));
        var values = Map.of("interlock.load.scratch-directory", scratch.toString());
        try (var sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class))) {
            var load =
                    new StressNg(sandbox, Config.with(LoadConfig.class, values)).start(kind, SLOT);
            try (load) {
                for (int i = 0; i < 300 && isZero(load.facts(), awaited); i++) {
                    LockSupport.parkNanos(100_000_000);
                }
                assertEquals("true", load.facts().get("running"));
            }
            assertEquals("false", load.facts().get("running"));
            try (var left = Files.list(scratch)) {
                assertEquals(List.of(), left.toList());
            }
            Files.delete(scratch);
            return load.facts();
        }
    }

    private static boolean isZero(Map<String, String> facts, String key) {
        return facts.getOrDefault(key, "0").matches("[0.]+");
    }

    private static Set<String> running() {
        return Set.copyOf(
                ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().user().stream())
                        .toList());
    }

    @Test
    void a_cpu_load_gets_cpu_time_and_is_gone_when_closed() throws IOException {
        var facts = factsOf(Load.CPU, "cpu_seconds");
        assertEquals("cpu", facts.get("load"));
        assertEquals("1", facts.get("workers"));
        assertEquals("100%", facts.get("weight"));
        assertTrue(!isZero(facts, "cpu_seconds"), facts.toString());
        assertTrue(!running().contains("" + SLOT.companionUid()));
    }

    @Test
    void an_io_load_writes_to_the_disk_and_leaves_no_file() throws IOException {
        var facts = factsOf(Load.IO, "bytes_written");
        assertEquals("2", facts.get("workers"));
        assertTrue(!isZero(facts, "bytes_written"), facts.toString());
    }

    @Test
    void what_a_dead_grader_left_is_removed_once_no_load_can_be_using_it() throws IOException {
        var place = Files.createTempDirectory("load-test");
        var dead = ScratchDirectory.make(place, Duration.ofMinutes(15), SLOT.companionUid());
        Files.createDirectory(dead.path().resolve("stress-ng"));
        var now = Instant.now();
        Files.setLastModifiedTime(dead.path(), FileTime.from(now.minus(Duration.ofHours(1))));
        var alive = ScratchDirectory.make(place, Duration.ofHours(2), SLOT.companionUid());
        assertTrue(Files.exists(dead.path()));
        ScratchDirectory.make(place, Duration.ofMinutes(15), SLOT.companionUid()).close();
        assertFalse(Files.exists(dead.path()));
        assertTrue(Files.exists(alive.path()));
        alive.close();
        Files.delete(place);
    }

    @Test
    void idle_runs_nothing() {
        try (var sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class));
                var load =
                        new StressNg(sandbox, Config.defaults(LoadConfig.class))
                                .start(Load.IDLE, SLOT)) {
            assertEquals(Map.of("load", "idle"), load.facts());
        }
    }
}
