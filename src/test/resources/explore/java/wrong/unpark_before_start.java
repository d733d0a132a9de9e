// step main run
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A permit for a thread that is not started is none.
public final class Adapter implements interlock.harness.Adapter {
    private volatile boolean isDone;

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
        var thread =
                new Thread(
                        () -> {
                            LockSupport.park();
                            isDone = true;
                        });
        LockSupport.unpark(thread);
        thread.start();
        thread.join();
        return isDone ? "ok" : "undone";
    }
}
