// step main start A B
// step main join A B
// step main check
// step A add
// step B add
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts in a concurrent map by a read and a write.
public final class Adapter implements interlock.harness.Adapter {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> counts.get("key") == 2 ? "ok" : "count-" + counts.get("key");
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        counts.put("key", counts.getOrDefault("key", 0) + 1);
        return "ok";
    }
}
