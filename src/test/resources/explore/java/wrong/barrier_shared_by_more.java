// step main start A B C
// step main join A B C
// step A run
// step B run
// step C run
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/// Three meet at a barrier for two.
public final class Adapter implements interlock.harness.Adapter {
    private final CyclicBarrier barrier = new CyclicBarrier(2);

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
        barrier.await();
        return "ok";
    }
}
