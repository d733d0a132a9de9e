// step main run
// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Tasks of a pool add under a monitor; the futures make the sum known.
public final class Adapter implements interlock.harness.Adapter {
    private final Object lock = new Object();
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        if (!op.equals("run")) {
            throw ScriptException.unknown(op);
        }
        count = 0;
        var pool = Executors.newFixedThreadPool(2);
        List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            tasks.add(pool.submit(this::add));
        }
        for (Future<?> task : tasks) {
            task.get();
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.SECONDS);
        return count == 3 ? "ok" : "count-" + count;
    }

    private void add() {
        synchronized (lock) {
            count++;
        }
    }
}
