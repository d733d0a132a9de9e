// step main start A B
// step main join A B
// step A run
// step B shutdown
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Who shuts down does not know whether all is handed in.
public final class Adapter implements interlock.harness.Adapter {
    private final ExecutorService pool = Executors.newFixedThreadPool(1);

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> pool.submit(() -> "ok").get();
            case "shutdown" -> shutdown();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String shutdown() {
        pool.shutdown();
        return "ok";
    }
}
