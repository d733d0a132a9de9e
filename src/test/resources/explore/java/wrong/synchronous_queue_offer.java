// step main start A B
// step main join A B
// step A give
// step B take
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.SynchronousQueue;

/// An offer that nobody waits for is gone.
public final class Adapter implements interlock.harness.Adapter {
    private final SynchronousQueue<String> queue = new SynchronousQueue<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "give" -> give();
            case "take" -> queue.take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String give() {
        queue.offer("ok");
        return "ok";
    }
}
