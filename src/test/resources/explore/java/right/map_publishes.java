// step main start A B
// step main join A B
// step A put
// step B get
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// A map makes what was written before a put known to who finds it.
public final class Adapter implements interlock.harness.Adapter {
    private final Map<String, int[]> map = new ConcurrentSkipListMap<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "put" -> put();
            case "get" -> get();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String put() {
        var value = new int[1];
        value[0] = 7;
        map.put("key", value);
        return "ok";
    }

    private String get() {
        var value = map.get("key");
        return value == null || value[0] == 7 ? "ok" : "empty";
    }
}
