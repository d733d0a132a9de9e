// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// The result of a virtual thread is read before it has ended.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int result;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() {
        Thread.startVirtualThread(() -> result = 7);
        Thread.yield();
        return result == 7 ? "ok" : "early";
    }
}
