// step main start A B
// step main join A B
// step A run
// step B run
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Tasks wait for tasks of the same pool; two of them leave no thread to run those.
public final class Adapter implements interlock.harness.Adapter {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

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
        return pool.submit(() -> pool.submit(() -> "ok").get()).get();
    }
}
