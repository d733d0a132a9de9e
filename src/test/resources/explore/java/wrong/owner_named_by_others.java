// step main start A B
// step main join A B
// step A add
// step B add
// finds race
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Whoever is named by another in a plain field does not see what that one did before.
public final class Adapter implements interlock.harness.Adapter {
    private Thread first;
    private Thread second;
    private Thread turn;
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        Thread self = Thread.currentThread();
        synchronized (this) {
            if (first == null) {
                first = self;
                turn = self;
            } else {
                second = self;
            }
        }
        for (int look = 0; look < 3; look++) {
            if (turn == self) {
                count++;
                Thread next;
                synchronized (this) {
                    next = second;
                }
                turn = next;
                break;
            }
        }
        return "ok";
    }
}
