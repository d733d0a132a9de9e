// step main start A B
// step main join A B
// step main check
// step A get
// step B get
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Looks into a concurrent map, and then puts.
public final class Adapter implements interlock.harness.Adapter {
    private final ConcurrentHashMap<String, Object> map = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "get" -> get();
            case "check" -> made.get() == 1 ? "ok" : "made-" + made;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String get() {
        if (!map.containsKey("key")) {
            map.put("key", "value-" + made.incrementAndGet());
        }
        return "ok";
    }
}
