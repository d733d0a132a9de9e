// step main start A B
// step main join A B
// step A first
// step B second
// finds livelock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Each of two threads gives way to the other for ever.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicBoolean first = new AtomicBoolean();
    private final AtomicBoolean second = new AtomicBoolean();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "first" -> enter(first, second);
            case "second" -> enter(second, first);
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String enter(AtomicBoolean own, AtomicBoolean other) {
        own.set(true);
        while (other.get()) {
            Thread.yield();
        }
        own.set(false);
        return "ok";
    }
}
