// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts down before the work is done.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger sum = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() throws InterruptedException {
        var done = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform()
                    .start(
                            () -> {
                                done.countDown();
                                sum.incrementAndGet();
                            });
        }
        done.await();
        return sum.get() == 2 ? "ok" : "sum-" + sum;
    }
}
