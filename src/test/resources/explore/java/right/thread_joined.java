// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A join makes known all that the thread did.
public final class Adapter implements interlock.harness.Adapter {
    private int left;
    private int right;

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
        var one = new Thread(() -> left = 3);
        var other = Thread.startVirtualThread(() -> right = 4);
        one.start();
        one.join();
        other.join();
        return left + right == 7 ? "ok" : "sum-" + (left + right);
    }
}
