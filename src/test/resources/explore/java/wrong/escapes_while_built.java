// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A constructor starts a thread that sees the object half built.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Service {
        private final Thread thread;
        private final AtomicInteger limit;
        private volatile boolean isBroken;

        Service() {
            thread = Thread.ofPlatform().start(this::work);
            limit = new AtomicInteger(7);
        }

        private void work() {
            isBroken = limit == null;
        }
    }

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String run() throws InterruptedException {
        var service = new Service();
        service.thread.join();
        return service.isBroken ? "broken" : "ok";
    }
}
