// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Waits for any of the stages and takes it for all.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger count = new AtomicInteger();

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
        var one = CompletableFuture.runAsync(count::incrementAndGet);
        var other = CompletableFuture.runAsync(count::incrementAndGet);
        CompletableFuture.anyOf(one, other).join();
        return count.get() == 2 ? "ok" : "count-" + count;
    }
}
