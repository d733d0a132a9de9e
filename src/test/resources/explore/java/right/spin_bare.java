// step main start A B
// step main join A B
// step A raise
// step B await
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A spin over a volatile flag with nothing in it.
public final class Adapter implements interlock.harness.Adapter {
    private volatile boolean ready;
    private int value;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "raise" -> {
                    value = 7;
                    ready = true;
                    yield "ok";
                }
            case "await" -> {
                    while (!ready) {}
                    yield value == 7 ? "ok" : "early";
                }
            default -> throw ScriptException.unknown(op);
        };
    }
}
