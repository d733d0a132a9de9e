// step main start A B C D
// step main join A B C D
// step A put
// step A put
// step B put
// step B put
// step C take
// step C take
// step D take
// step D take
// finds deadlock
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

/// Each side signals its own condition.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
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

    private String put() throws InterruptedException {
        lock.lock();
        try {
            while (items.size() == 1) {
                emptied.await();
            }
            items.addLast("ok");
            emptied.signal();
            return "ok";
        } finally {
            lock.unlock();
        }
    }

    private String take() throws InterruptedException {
        lock.lock();
        try {
            while (items.isEmpty()) {
                filled.await();
            }
            filled.signal();
            return items.removeFirst();
        } finally {
            lock.unlock();
        }
    }
}
