// step main start A B C
// step main join A B C
// step main check
// step A add
// step B add
// step C add
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A lock that serves by number.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger next = new AtomicInteger();
    private volatile int served;
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> count == 3 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        int mine = next.getAndIncrement();
        while (served != mine) {
            Thread.onSpinWait();
        }
        count++;
        served = mine + 1;
        return "ok";
    }
}
