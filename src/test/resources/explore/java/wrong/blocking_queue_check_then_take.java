// step main start A B
// step main join A B
// step A take
// step B take
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/// Both see the one item, and one waits for ever.
public final class Adapter implements interlock.harness.Adapter {
    private final ArrayBlockingQueue<String> items =
            new ArrayBlockingQueue<>(2, false, List.of("ok"));

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String take() throws InterruptedException {
        return items.isEmpty() ? "ok" : items.take();
    }
}
