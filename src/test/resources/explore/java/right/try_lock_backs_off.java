// step main start A B
// step main join A B
// step A one
// step B other
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Who does not get the second lock in time gives back the first.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock first = new ReentrantLock();
    private final Lock second = new ReentrantLock();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "one" -> both(first, second);
            case "other" -> both(second, first);
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String both(Lock own, Lock other) throws InterruptedException {
        while (true) {
            own.lock();
            try {
                if (other.tryLock(1, TimeUnit.MILLISECONDS)) {
                    other.unlock();
                    return "ok";
                }
            } finally {
                own.unlock();
            }
            Thread.sleep(1);
        }
    }
}
