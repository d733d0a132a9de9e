// step main start A B
// step main join A B
// step A first
// step B second
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/// A barrier before and one after each look at what the other wrote.
public final class Adapter implements interlock.harness.Adapter {
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final int[] slots = new int[2];

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
            slots[own] = round;
            barrier.await();
            int seen = slots[1 - own];
            barrier.await();
            if (seen != round) {
                return "round-" + seen;
            }
        }
        return "ok";
    }
}
