// step main start A B C
// step main join A B C
// step A put
// step B take
// step C take
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Who finds the queue empty gets nothing.
public final class Adapter implements interlock.harness.Adapter {
    private final ConcurrentLinkedQueue<int[]> items = new ConcurrentLinkedQueue<>();

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
        items.add(new int[] {7});
        return "ok";
    }

    private String take() {
        var item = items.poll();
        return item == null || item[0]-- == 7 ? "ok" : "twice";
    }
}
