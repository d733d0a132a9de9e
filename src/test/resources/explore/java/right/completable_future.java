// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Stages of the common pool count atomically.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        if (!op.equals("run")) {
            throw ScriptException.unknown(op);
        }
        var stages = new CompletableFuture<?>[3];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = CompletableFuture.runAsync(count::incrementAndGet);
        }
        CompletableFuture.allOf(stages).join();
        return count.get() == 3 ? "ok" : "count-" + count;
    }
}
