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

/// The constant of an enum is the one object, and guards its field.
public final class Adapter implements interlock.harness.Adapter {
    private enum Single {
        ONE;

        private int count;

        synchronized String add() {
            count++;
            return "ok";
        }
    }
//--

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> Single.ONE.add();
            case "check" -> Single.ONE.count == 2 ? "ok" : "count-" + Single.ONE.count;
            default -> throw ScriptException.unknown(op);
        };
    }
}
