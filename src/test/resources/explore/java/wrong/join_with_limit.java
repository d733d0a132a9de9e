// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A join with a limit may end before the thread.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int result;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() throws InterruptedException {
        var thread = Thread.ofPlatform().start(() -> result = 7);
        thread.join(1000);
        return result == 7 ? "ok" : "early";
    }
}
