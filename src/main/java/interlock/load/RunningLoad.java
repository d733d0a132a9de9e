package interlock.load;

import interlock.load.LoadGenerator.ActiveLoad;
import interlock.sandbox.Companions.Companion;
import interlock.sandbox.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// stress-ng at work, and the directory it writes in.
record RunningLoad(Companion program, Path scratch, Map<String, String> declared)
        implements ActiveLoad {
    @Override
    public Map<String, String> facts() {
        var facts = new TreeMap<>(declared);
        facts.put("running", Boolean.toString(program.isAlive()));
        facts.put("cpu_seconds", seconds(program.cpu()));
        facts.put("bytes_written", Long.toString(program.written().bytes()));
        return Map.copyOf(facts);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e9);
    }

    @Override
    public void close() {
        program.close();
        delete(scratch);
    }

    static void delete(Path scratch) {
        try {
            if (Files.exists(scratch)) {
                try (var paths = Files.walk(scratch)) {
                    for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException | UncheckedIOException failure) {
            throw new SandboxException(scratch + " could not be removed", failure);
        }
    }
}
