// step main start A B
// step main join A B
// step main check
// step A run
// step B run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Volatile makes a sum visible, not atomic.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> {
                    count++;
                    count++;
                    yield "ok";
                }
            case "check" -> count == 4 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }
}
