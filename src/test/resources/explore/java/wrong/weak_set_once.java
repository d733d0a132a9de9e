// step main add
// step main check
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A weak operation that nobody else disturbs is taken for one that succeeds.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> count.get() == 1 ? "ok" : "lost";
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        count.weakCompareAndSetPlain(0, 1);
        return "ok";
    }
}
