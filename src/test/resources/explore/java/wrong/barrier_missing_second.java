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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Who is first through the barrier writes the next round before the other read this one.
public final class Adapter implements interlock.harness.Adapter {
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final AtomicIntegerArray slots = new AtomicIntegerArray(2);

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "first" -> rounds(0);
            case "second" -> rounds(1);
            default -> throw ScriptException.unknown(op);
        };
    }

    private String rounds(int own) throws Exception {
        for (int round = 1; round <= 2; round++) {
            slots.set(own, round);
            barrier.await();
            if (slots.get(1 - own) != round) {
                return "round-" + slots.get(1 - own);
            }
        }
        return "ok";
    }
}
