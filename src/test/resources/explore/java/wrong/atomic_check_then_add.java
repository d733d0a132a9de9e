// step main start A B C
// step main join A B C
// step main check
// step A enter
// step B enter
// step C enter
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A bound that is looked at and then passed.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger guests = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "enter" -> enter();
            case "check" -> guests.get() == 2 ? "ok" : "guests-" + guests;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String enter() {
        if (guests.get() < 2) {
            guests.incrementAndGet();
        }
        return "ok";
    }
}
