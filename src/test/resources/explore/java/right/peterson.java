// step main start A B
// step main join A B
// step main check
// step A first
// step B second
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Two flags and a turn, all volatile.
public final class Adapter implements interlock.harness.Adapter {
    private volatile boolean wantsFirst;
    private volatile boolean wantsSecond;
    private volatile int turn;
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "first" -> first();
            case "second" -> second();
            case "check" -> count == 2 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String first() {
        wantsFirst = true;
        turn = 2;
        while (wantsSecond && turn == 2) {
            Thread.onSpinWait();
        }
        count++;
        wantsFirst = false;
        return "ok";
    }

    private String second() {
        wantsSecond = true;
        turn = 1;
        while (wantsFirst && turn == 1) {
            Thread.onSpinWait();
        }
        count++;
        wantsSecond = false;
        return "ok";
    }
}
