// step main start A B C
// step main join A B C
// step main check
// step A get
// step B get
// step C get
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Looks again with the lock of the writer, and goes on as a reader.
public final class Adapter implements interlock.harness.Adapter {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private String value;
    private int made;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "get" -> get();
            case "check" -> made == 1 ? "ok" : "made-" + made;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String get() {
        lock.readLock().lock();
        if (value == null) {
            lock.readLock().unlock();
            lock.writeLock().lock();
            try {
                if (value == null) {
                    value = "ok";
                    made++;
                }
                lock.readLock().lock();
            } finally {
                lock.writeLock().unlock();
            }
        }
        try {
            return value;
        } finally {
            lock.readLock().unlock();
        }
    }
}
