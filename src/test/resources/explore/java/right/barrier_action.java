// step main start A B C
// step main join A B C
// step A run
// step B run
// step C run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/// The last to arrive sums up before any goes on.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger arrived = new AtomicInteger();
    private final CyclicBarrier barrier = new CyclicBarrier(3, this::sumUp);
    private int sum;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private void sumUp() {
        sum = arrived.get();
    }

    private String run() throws Exception {
        arrived.incrementAndGet();
        barrier.await();
        return sum == 3 ? "ok" : "sum-" + sum;
    }
}
