// step main start A B
// step main join A B
// step main check
// step A add
// step A add
// step A add
// step B add
// step B add
// step B add
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Who does not get the lock in time does without it.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();
    private volatile int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "add" -> add();
            case "check" -> count == 6 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() throws InterruptedException {
        boolean isHeld = lock.tryLock(1, TimeUnit.SECONDS);
        count++;
        if (isHeld) {
            lock.unlock();
        }
        return "ok";
    }
}
