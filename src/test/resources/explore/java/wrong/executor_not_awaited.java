// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A shutdown does not wait for the tasks.
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
        var pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(sum::incrementAndGet);
        }
        pool.shutdown();
        return sum.get() == 2 ? "ok" : "sum-" + sum;
    }
}
