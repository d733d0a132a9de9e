// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A task that is due each millisecond counts down a latch.
public final class Adapter implements interlock.harness.Adapter {
    private final CountDownLatch twice = new CountDownLatch(2);

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
        var pool = Executors.newSingleThreadScheduledExecutor();
        pool.scheduleAtFixedRate(twice::countDown, 1, 1, TimeUnit.MILLISECONDS);
        twice.await();
        pool.shutdownNow();
        return pool.isShutdown() ? "ok" : "runs";
    }
}
