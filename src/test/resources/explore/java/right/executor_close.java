// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Closing a pool waits for its tasks.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger sum = new AtomicInteger();

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
        try (var pool = Executors.newFixedThreadPool(2)) {
            pool.execute(sum::incrementAndGet);
            pool.execute(sum::incrementAndGet);
        }
        return sum.get() == 2 ? "ok" : "sum-" + sum;
    }
}
