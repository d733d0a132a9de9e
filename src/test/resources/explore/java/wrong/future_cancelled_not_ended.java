// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A cancelled task may still run.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        var begun = new CountDownLatch(1);
        var task =
                pool.submit(
                        () -> {
                            inside.incrementAndGet();
                            begun.countDown();
                            Thread.yield();
                            inside.decrementAndGet();
                        });
        begun.await();
        task.cancel(true);
        int left = inside.get();
        pool.shutdown();
        return left == 0 ? "ok" : "inside-" + left;
    }
}
