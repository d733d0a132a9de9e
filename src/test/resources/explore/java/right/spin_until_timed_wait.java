// step A await
// step B finish
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A honest spin, though what it waits for comes only after a timed wait.
public final class Adapter implements interlock.harness.Adapter {
    private volatile boolean done;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "await" -> await();
            case "finish" -> finish();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String await() {
        while (!done) {
            Thread.yield();
        }
        return "ok";
    }

    private synchronized String finish() throws InterruptedException {
        long end = System.nanoTime() + 100_000_000;
        for (long left = 100; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        done = true;
        return "ok";
    }
}
