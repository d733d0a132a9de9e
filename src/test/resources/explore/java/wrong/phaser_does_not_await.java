// step main start A B
// step main join A B
// step A first
// step B second
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Arrives, and does not wait for the other.
public final class Adapter implements interlock.harness.Adapter {
    private final Phaser phaser = new Phaser(2);
    private final AtomicIntegerArray slots = new AtomicIntegerArray(2);

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "first" -> meet(0);
            case "second" -> meet(1);
            default -> throw ScriptException.unknown(op);
        };
    }

    private String meet(int own) {
        slots.set(own, 1);
        phaser.arrive();
        return slots.get(1 - own) == 1 ? "ok" : "alone";
    }
}
