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

/// A flag that is looked at and then raised.
public final class Adapter implements interlock.harness.Adapter {
    private volatile boolean isLocked;
    private volatile int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> count == 2 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        while (isLocked) {
            Thread.onSpinWait();
        }
        isLocked = true;
        count++;
        isLocked = false;
        return "ok";
    }
}
