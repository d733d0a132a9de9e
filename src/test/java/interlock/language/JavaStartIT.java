package interlock.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Makes real caches with the JDK that runs the tests.
class JavaStartIT {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final List<String> COMPILER = List.of("-proc:none");

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

    /// With `AOTMode=on` a JVM ends with an error rather than go without its cache.
    private void assertAccepted(Path folder, JavaStart.Purpose purpose) throws Exception {
        var elsewhere = home.resolve("elsewhere-" + purpose);
        Files.createSymbolicLink(elsewhere, folder);
        var process =
                new ProcessBuilder(
                                JDK + "/bin/java",
                                "-XX:AOTMode=on",
                                "-XX:AOTCache=" + elsewhere.resolve(purpose.cache()),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                elsewhere + "/interlock-harness.jar:" + home,
                                "interlock.harness.Harness",
                                "interlock.harness.Rehearsal")
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .start();
        var told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), told);
        assertTrue(told.endsWith("main ready\n"), told);
    }
}
