// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Executors;

/// Each task removes what it left in its thread.
public final class Adapter implements interlock.harness.Adapter {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String run() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        var named = pool.submit(Adapter::named);
        var other = pool.submit(Adapter::named);
        var seen = pool.submit(USER::get);
        boolean isOwn = named.get().equals("someone") && other.get().equals("someone");
        String left = seen.get();
        pool.shutdown();
        return isOwn && left == null ? "ok" : "left-" + left;
    }

    private static String named() {
        USER.set("someone");
        try {
            return USER.get();
        } finally {
            USER.remove();
        }
    }
}
