// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Interrupts a task that waits, and awaits its end.
public final class Adapter implements interlock.harness.Adapter {
    private final Semaphore never = new Semaphore(0);
    private volatile boolean isEnded;

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
        var pool = Executors.newFixedThreadPool(1);
        var begun = new CountDownLatch(1);
        var task = pool.submit(() -> work(begun));
        begun.await();
        task.cancel(true);
        pool.shutdown();
        boolean isOver = false;
        while (!isOver) {
            isOver = pool.awaitTermination(1, TimeUnit.SECONDS);
        }
        return isEnded && task.isCancelled() ? "ok" : "runs";
    }

    private void work(CountDownLatch begun) {
        begun.countDown();
        try {
            never.acquire();
        } catch (InterruptedException ended) {
            isEnded = true;
        }
    }
}
