// step main start A B
// step main join A B
// step main check
// step A add
// step A add
// step B drain
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// What is added between the sum and the reset is lost.
public final class Adapter implements interlock.harness.Adapter {
    private final LongAdder adder = new LongAdder();
    private volatile long drained;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "drain" -> drain();
            case "check" -> drained + adder.sum() == 2 ? "ok" : "lost";
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        adder.increment();
        return "ok";
    }

    private String drain() {
        drained = adder.sum();
        adder.reset();
        return "ok";
    }
}
