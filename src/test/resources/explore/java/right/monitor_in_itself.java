// step main start A B
// step main join A B
// step main check
// step A add
// step B add
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A monitor that is entered again by who has it.
public final class Adapter implements interlock.harness.Adapter {
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> count == 4 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }

    private synchronized String add() {
        step();
        step();
        return "ok";
    }

    private synchronized void step() {
        count++;
    }
}
