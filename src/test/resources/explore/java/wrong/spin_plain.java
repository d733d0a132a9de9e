// step main start A B
// step main join A B
// step A raise
// step B await
// finds race
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A spin over a plain flag may never end.
public final class Adapter implements interlock.harness.Adapter {
    private boolean ready;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "raise" -> {
                    ready = true;
                    yield "ok";
                }
            case "await" -> {
                    while (!ready) {
                        Thread.onSpinWait();
                    }
                    yield "ok";
                }
            default -> throw ScriptException.unknown(op);
        };
    }
}
