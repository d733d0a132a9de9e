// step main start A B
// step main join A B
// step A one
// step B other
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Two locks taken in two orders.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock first = new ReentrantLock();
    private final Lock second = new ReentrantLock();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "one" -> both(first, second);
            case "other" -> both(second, first);
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String both(Lock outer, Lock inner) {
        outer.lock();
        try {
            inner.lock();
            inner.unlock();
            return "ok";
        } finally {
            outer.unlock();
        }
    }
}
