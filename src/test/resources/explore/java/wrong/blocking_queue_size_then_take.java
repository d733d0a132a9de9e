// step main start A B C
// step main join A B C
// step A put
// step B take
// step C take
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// Waits for ever for an item that another took.
public final class Adapter implements interlock.harness.Adapter {
    private final LinkedBlockingQueue<String> items = new LinkedBlockingQueue<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "put" -> put();
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String put() throws InterruptedException {
        items.put("ok");
        return "ok";
    }

    private String take() throws InterruptedException {
        return items.size() > 0 ? items.take() : "ok";
    }
}
