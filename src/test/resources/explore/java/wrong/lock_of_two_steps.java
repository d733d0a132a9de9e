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

/// Reads with the lock held, and writes with the lock held again.
public final class Adapter implements interlock.harness.Adapter {
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> get() == 2 ? "ok" : "count-" + get();
            default -> throw ScriptException.unknown(op);
        };
    }

    private synchronized int get() {
        return count;
    }

    private synchronized void set(int next) {
        count = next;
    }

    private String add() {
        set(get() + 1);
        return "ok";
    }
}
