// step main start A B
// step main join A B
// step main check
// step A add
// step A add
// step B drain
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// A number that is swapped for zero loses nothing.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicLong added = new AtomicLong();
    private final LongAdder all = new LongAdder();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "drain" -> drain();
            case "check" -> all.sum() + added.get() == 2 ? "ok" : "lost";
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        added.incrementAndGet();
        return "ok";
    }

    private String drain() {
        all.add(added.getAndSet(0));
        return "ok";
    }
}
