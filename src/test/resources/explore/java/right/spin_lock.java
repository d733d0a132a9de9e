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
import java.util.concurrent.atomic.AtomicBoolean;

/// A lock made of compare and set guards a plain field.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicBoolean isLocked = new AtomicBoolean();
    private int count;

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
        while (!isLocked.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        count++;
        isLocked.setRelease(false);
        return "ok";
    }
}
