// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Stages that combine, and one that fails and is handled.
public final class Adapter implements interlock.harness.Adapter {
    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String run() {
        var one = CompletableFuture.supplyAsync(() -> 3);
        var other = CompletableFuture.supplyAsync(() -> 4).thenApplyAsync(value -> value + 1);
        var failed =
                CompletableFuture.supplyAsync(() -> Integer.parseInt("x")).exceptionally(_ -> -1);
        int sum = one.thenCombine(other, Integer::sum).thenCombine(failed, Integer::sum).join();
        return sum == 7 ? "ok" : "sum-" + sum;
    }
}
