// step main start A B
// step main join A B
// step A give
// step B take
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A signal before the wait is lost, and nothing else tells.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "give" -> give();
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String give() {
        lock.lock();
        given.signalAll();
        lock.unlock();
        return "ok";
    }

    private String take() throws InterruptedException {
        lock.lock();
        try {
            given.await();
            return "ok";
        } finally {
            lock.unlock();
        }
    }
}
