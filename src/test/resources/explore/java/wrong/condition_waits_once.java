// step main start A B C
// step main join A B C
// step A put
// step B take
// step C put
// step C take
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Looks once before it waits, and not after.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Deque<String> items = new ArrayDeque<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "put" -> put();
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String put() {
        lock.lock();
        try {
            items.add("ok");
            filled.signalAll();
            return "ok";
        } finally {
            lock.unlock();
        }
    }

    private String take() throws InterruptedException {
        lock.lock();
        try {
            if (items.isEmpty()) {
                filled.await();
            }
            return items.remove();
        } finally {
            lock.unlock();
        }
    }
}
