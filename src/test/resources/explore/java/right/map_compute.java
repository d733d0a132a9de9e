// step main start A B
// step main join A B
// step main check
// step A add
// step B add
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes one and counts inside the map.
public final class Adapter implements interlock.harness.Adapter {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Object> values = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> counts.get("key") == 2 && made.get() == 1 ? "ok" : "made-" + made;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        counts.merge("key", 1, Integer::sum);
        values.computeIfAbsent("key", _ -> made.incrementAndGet());
        return "ok";
    }
}
