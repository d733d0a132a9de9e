// step main start A B
// step main join A B
// step main check
// step A add
// step B add
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Looks into a list of copies, and then adds.
public final class Adapter implements interlock.harness.Adapter {
    private final CopyOnWriteArrayList<String> names = new CopyOnWriteArrayList<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> names.size() == 1 ? "ok" : "size-" + names.size();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        if (!names.contains("name")) {
            names.add("name");
        }
        return "ok";
    }
}
