// step main start A B
// step main join A B
// step A set
// step B get
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// One sets, one waits: only a wait that ends for no reason, as it may, shows that nobody looks again.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private boolean set;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        lock.lock();
        try {
            switch (op) {
                case "set" -> {
                    set = true;
                    done.signal();
                }
                case "get" -> {
                    if (!set) {
                        done.await();
                    }
                }
                default -> throw ScriptException.unknown(op);
            }
            return set ? "ok" : "too soon";
        } finally {
            lock.unlock();
        }
    }
}
