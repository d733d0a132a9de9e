// step main start A B
// step main join A B
// step A write
// step B read
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Sleeping is no waiting.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int value;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "write" -> {
                    value = 1;
                    yield "ok";
                }
            case "read" -> {
                    Thread.sleep(100);
                    yield value == 1 ? "ok" : "early";
                }
            default -> throw ScriptException.unknown(op);
        };
    }
}
