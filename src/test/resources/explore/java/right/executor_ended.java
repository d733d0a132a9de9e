// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A pool has done all when its end was awaited.
public final class Adapter implements interlock.harness.Adapter {
    private int sum;

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
        var pool = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 3; i++) {
            pool.execute(this::add);
        }
        pool.shutdown();
        boolean isOver = false;
        while (!isOver) {
            isOver = pool.awaitTermination(1, TimeUnit.SECONDS);
        }
        return sum == 3 ? "ok" : "sum-" + sum;
    }

    private synchronized void add() {
        sum++;
    }
}
