// step main start A B
// step main join A B
// step A run
// step B run
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A lock taken twice and given back once.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();

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
        lock.lock();
        lock.lock();
        lock.unlock();
        return "ok";
    }
}
