// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Of two tasks due one after the other the second may be first to end.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int value;

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
        var pool = Executors.newScheduledThreadPool(2);
        pool.schedule(() -> value = 7, 1, TimeUnit.MILLISECONDS);
        var read = pool.schedule(() -> value, 9, TimeUnit.MILLISECONDS);
        int seen = read.get();
        pool.shutdown();
        return seen == 7 ? "ok" : "early";
    }
}
