package interlock.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.sandbox.BoxSpec;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.sandbox.Outcome;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Makes real caches with the JDK that runs the tests.
class JavaStartIT {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final List<String> COMPILER = List.of("-proc:none");

    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    ByteSize.mebibytes(256),
                    64,
                    ByteSize.mebibytes(1));

    @TempDir Path home;

    @Test
    void jvms_accept_the_caches_under_another_path() throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        var cache = new CacheDirectory(home.resolve("cache"));
        var start = new JavaStart(JDK, cache, COMPILER);
        for (var purpose : JavaStart.Purpose.values()) {
            var parts = start.parts(purpose);
            assertEquals(Map.of(), parts.files());
            var folder = parts.mounts().get(parts.harness().getParent());
            assertAccepted(folder, purpose);
        }
        var again = new JavaStart(JDK, cache, COMPILER);
        assertEquals(
                start.parts(JavaStart.Purpose.RUN).mounts(),
                again.parts(JavaStart.Purpose.RUN).mounts());
        try (var folders = Files.list(cache.directory())) {
            assertEquals(1, folders.count());
        }
    }

    @Test
    void without_a_cache_the_harness_is_an_input_file() throws IOException {
        var file = Files.createFile(home.resolve("file"));
        var start = new JavaStart(JDK, new CacheDirectory(file), COMPILER);
        var parts = start.parts(JavaStart.Purpose.RUN);
        assertEquals(Path.of("/in", "interlock-harness.jar"), parts.harness());
        assertEquals(List.of("interlock-harness.jar"), List.copyOf(parts.files().keySet()));
        assertTrue(parts.options().stream().noneMatch(each -> each.contains("AOT")));
    }

    @Test
    void boxes_start_with_the_options_of_their_caches() throws Exception {
        try (var sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class))) {
            var java = new JavaLanguage(sandbox, Config.defaults(LanguageConfig.class));
            var program = new Program("java", Map.of());
            var slot = new Slot(54, Set.of(0, 1));
            assertStarts(sandbox, java.run(program, slot, LIMITS));
            assertStarts(sandbox, java.explore(program, slot, LIMITS).orElseThrow());
        }
    }

    private static void assertStarts(BubblewrapSandbox sandbox, BoxSpec spec) throws Exception {
        var command = new ArrayList<>(spec.command());
        command.add(1, "-XX:AOTMode=on");
        command.add("interlock.harness.Rehearsal");
        var strict =
                new BoxSpec(
                        spec.slot(),
                        command,
                        spec.files(),
                        spec.mounts(),
                        spec.environment(),
                        spec.limits());
        try (var box = sandbox.start(strict)) {
            box.stdin().close();
            var told = new String(box.stdout().readAllBytes(), UTF_8);
            assertEquals(new Outcome.Exited(0), box.await().outcome(), told);
            assertTrue(told.endsWith("main ready\n"), told);
        }
    }

    /// With `AOTMode=on` a JVM ends with an error rather than go without its cache.
    private void assertAccepted(Path folder, JavaStart.Purpose purpose) throws Exception {
        var elsewhere = home.resolve("elsewhere-" + purpose);
        Files.createSymbolicLink(elsewhere, folder);
        var command = new ArrayList<>(List.of(JDK + "/bin/java", "-XX:AOTMode=on"));
        command.add("-XX:AOTCache=" + elsewhere.resolve(purpose.cache()));
        command.addAll(purpose.options());
        command.addAll(List.of("-cp", elsewhere + "/interlock-harness.jar:" + home));
        command.addAll(List.of("interlock.harness.Harness", "interlock.harness.Rehearsal"));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .start();
        var told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), told);
        assertTrue(told.endsWith("main ready\n"), told);
    }
}
