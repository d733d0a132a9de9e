// step main start A B
// step main join A B
// step main check
// step A add
// step B add
// finds race
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayList;
import java.util.List;

/// A list of one thread is shared by two.
public final class Adapter implements interlock.harness.Adapter {
    private final List<Integer> items = new ArrayList<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> items.size() == 2 ? "ok" : "size-" + items.size();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        items.add(1);
        return "ok";
    }
}
