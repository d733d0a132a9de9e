// step main start A B
// step main join A B
// step A run
// step B run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A solution that ends the process.
public final class Adapter implements interlock.harness.Adapter {
    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> {
                    System.exit(0);
                    yield "ok";
                }
            default -> throw ScriptException.unknown(op);
        };
    }
}
