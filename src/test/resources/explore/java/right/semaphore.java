// step main start A B C
// step main join A B C
// step main check
// step A run
// step B run
// step C run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Semaphore;

/// One permit guards a sum.
public final class Adapter implements interlock.harness.Adapter {
    private final Semaphore permits = new Semaphore(1);
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> add();
            case "check" -> count == 3 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() throws InterruptedException {
        permits.acquire();
        count++;
        permits.release();
        return "ok";
    }
}
