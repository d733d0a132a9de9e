// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Joins the stage before the one whose effect it reads.
public final class Adapter implements interlock.harness.Adapter {
    private volatile int seen;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() {
        var first = CompletableFuture.supplyAsync(() -> 7);
        first.thenAccept(value -> seen = value);
        first.join();
        return seen == 7 ? "ok" : "early";
    }
}
