// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What is registered with a cleaner is cleaned once when it is closed.
public final class Adapter implements interlock.harness.Adapter {
    private static final Cleaner CLEANER = Cleaner.create();

    private final AtomicInteger cleaned = new AtomicInteger();

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
        var cleanable = CLEANER.register(new Object(), cleaned::incrementAndGet);
        cleanable.clean();
        cleanable.clean();
        return cleaned.get() == 1 ? "ok" : "cleaned-" + cleaned;
    }
}
