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
import java.util.List;

/// The reference is volatile, the elements are not.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int[] counts = new int[1];

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> counts[0] == 2 ? "ok" : "count-" + counts[0];
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        counts[0]++;
        return "ok";
    }
}
