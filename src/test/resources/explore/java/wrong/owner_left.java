// step main start A B C
// step main join A B C
// step A add
// step B add
// step C add
// finds race
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Semaphore;

/// A plain owner that is taken back after the lock: it may be another one's by then.
public final class Adapter implements interlock.harness.Adapter {
    private final Semaphore free = new Semaphore(1);
    private Thread owner;
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        if (owner != Thread.currentThread()) {
            free.acquireUninterruptibly();
            owner = Thread.currentThread();
        }
        count++;
        free.release();
        owner = null;
        return "ok";
    }
}
