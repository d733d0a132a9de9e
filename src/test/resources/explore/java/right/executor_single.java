// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Executors;

/// One thread of a pool does one task after the other.
public final class Adapter implements interlock.harness.Adapter {
    private int count;

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
        var pool = Executors.newSingleThreadExecutor();
        pool.execute(() -> count++);
        int seen = pool.submit(() -> ++count).get();
        pool.shutdown();
        return seen == 2 ? "ok" : "seen-" + seen;
    }
}
