// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Stages of the common pool add without a lock.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int count;

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
        var stages = new CompletableFuture<?>[3];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = CompletableFuture.runAsync(() -> count++);
        }
        CompletableFuture.allOf(stages).join();
        return count == 3 ? "ok" : "count-" + count;
    }
}
