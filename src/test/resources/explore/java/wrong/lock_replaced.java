// step main start A B C
// step main join A B C
// step main check
// step A add
// step B add
// step C add
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayList;
import java.util.List;

/// The object that is locked is replaced while others wait for it.
public final class Adapter implements interlock.harness.Adapter {
    private volatile List<Integer> items = List.of();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> items.size() == 3 ? "ok" : "size-" + items.size();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        synchronized (items) {
            var more = new ArrayList<>(items);
            more.add(1);
            items = List.copyOf(more);
        }
        return "ok";
    }
}
