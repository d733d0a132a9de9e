// step main start A B
// step main join A B
// step A move
// step B sum
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Two numbers that are each atomic, and not together.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger left = new AtomicInteger(5);
    private final AtomicInteger right = new AtomicInteger(5);

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "move" -> move();
            case "sum" -> left.get() + right.get() == 10 ? "ok" : "lost";
            default -> throw ScriptException.unknown(op);
        };
    }

    private String move() {
        left.decrementAndGet();
        right.incrementAndGet();
        return "ok";
    }
}
