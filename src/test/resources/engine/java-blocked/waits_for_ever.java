// step main look
// step main start A
// step main join A
// step A await
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Waits for what nobody tells.
public final class Adapter implements interlock.harness.Adapter {
    private boolean told;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public synchronized String call(String op, List<String> args) {
        try {
            return switch (op) {
                case "look" -> String.valueOf(told);
                case "await" -> {
                    while (!told) {
                        wait();
                    }
                    yield "ok";
                }
                default -> throw ScriptException.unknown(op);
            };
        } catch (InterruptedException interrupted) {
            return "interrupted";
        }
    }
}
