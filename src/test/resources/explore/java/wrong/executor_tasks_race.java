// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Tasks of a pool add without a lock.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tasks.add(pool.submit(() -> count++));
        }
        for (Future<?> task : tasks) {
            task.get();
        }
        pool.shutdown();
        return count == 3 ? "ok" : "count-" + count;
    }
}
