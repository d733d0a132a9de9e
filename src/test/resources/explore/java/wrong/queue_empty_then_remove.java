// step main start A B C
// step main join A B C
// step A put
// step B take
// step C take
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Another may take the last item after it was seen.
public final class Adapter implements interlock.harness.Adapter {
    private final ConcurrentLinkedQueue<String> items = new ConcurrentLinkedQueue<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "put" -> put();
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String put() {
        items.add("ok");
        return "ok";
    }

    private String take() {
        return items.isEmpty() ? "ok" : items.remove();
    }
}
