// step main start A B C
// step main join A B C
// step A complete
// step B complete
// step C get
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// The first to complete a future decides what all see.
public final class Adapter implements interlock.harness.Adapter {
    private final CompletableFuture<String> future = new CompletableFuture<>();
    private final AtomicInteger winners = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "complete" -> complete();
            case "get" -> future.get();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String complete() {
        return !future.complete("ok") || winners.incrementAndGet() == 1 ? "ok" : "twice";
    }
}
