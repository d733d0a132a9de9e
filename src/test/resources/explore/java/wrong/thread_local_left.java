// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Executors;

/// What a task leaves in its thread another task finds.
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
        var named = pool.submit(() -> USER.set("someone"));
        var other = pool.submit(Thread::yield);
        var seen = pool.submit(USER::get);
        named.get();
        other.get();
        String user = seen.get();
        pool.shutdown();
        return user == null ? "ok" : user;
    }
}
