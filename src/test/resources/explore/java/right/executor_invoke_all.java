// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Waits for all tasks at once, and for each as it ends.
public final class Adapter implements interlock.harness.Adapter {
    private final ExecutorService pool = Executors.newCachedThreadPool();

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
        int sum = 0;
        List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2);
        for (var done : pool.invokeAll(tasks)) {
            sum += done.get();
        }
        var completed = new ExecutorCompletionService<Integer>(pool);
        completed.submit(() -> 3);
        completed.submit(() -> 4);
        sum += completed.take().get() + completed.take().get();
        pool.shutdown();
        return sum == 10 ? "ok" : "sum-" + sum;
    }
}
