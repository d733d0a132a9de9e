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
import java.util.concurrent.Semaphore;

/// Each needs both permits and takes them one by one.
public final class Adapter implements interlock.harness.Adapter {
    private final Semaphore permits = new Semaphore(2);

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
        permits.acquire();
        permits.acquire();
        permits.release(2);
        return "ok";
    }
}
