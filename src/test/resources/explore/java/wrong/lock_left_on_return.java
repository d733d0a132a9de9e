// step main start A B C
// step main join A B C
// step A take
// step B take
// step C take
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Who finds nothing returns with the lock held.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();
    private boolean isThere = true;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String take() {
        lock.lock();
        if (!isThere) {
            return "ok";
        }
        isThere = false;
        lock.unlock();
        return "ok";
    }
}
