package interlock.load;

import interlock.load.LoadGenerator.ActiveLoad;
import interlock.sandbox.Companions.Companion;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// stress-ng at work, and the directory it writes in.
record RunningLoad(Companion program, ScratchDirectory scratch, Map<String, String> declared)
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
        scratch.close();
    }
}
