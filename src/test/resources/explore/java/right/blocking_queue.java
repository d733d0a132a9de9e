// step main start A B C
// step main join A B C
// step A put
// step A put
// step B take
// step C take
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A queue with room for one.
public final class Adapter implements interlock.harness.Adapter {
    private final BlockingQueue<int[]> items = new ArrayBlockingQueue<>(1);

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "put" -> put();
            case "take" -> items.take()[0] == 7 ? "ok" : "another";
            default -> throw ScriptException.unknown(op);
        };
    }

    private String put() throws InterruptedException {
        items.put(new int[] {7});
        return "ok";
    }
}
