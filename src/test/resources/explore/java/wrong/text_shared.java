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

/// A text that two threads build without a lock.
public final class Adapter implements interlock.harness.Adapter {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> text.length() == 4 ? "ok" : "length-" + text.length();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        text.append("ab");
        return "ok";
    }
}
