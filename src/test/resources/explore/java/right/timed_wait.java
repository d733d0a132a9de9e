// step main start A B
// step main join A B
// step A set
// step B await
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A timed wait that keeps its limit and says so when it gives up.
public final class Adapter implements interlock.harness.Adapter {
    private boolean set;
    private Recorder recorder;

    @Override
    public void create(Parameters parameters, Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "set" -> set();
            case "await" -> await();
            default -> throw ScriptException.unknown(op);
        };
    }

    private synchronized String set() {
        set = true;
        notifyAll();
        return "ok";
    }

    private synchronized String await() throws InterruptedException {
        long end = System.nanoTime() + 50_000_000;
        while (!set) {
            long left = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) {
                recorder.log("event", "timed-out");
                return "ok";
            }
            wait(left);
        }
        return "ok";
    }
}
