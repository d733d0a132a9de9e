// step main start A B
// step main join A B
// step main check
// step A get
// step B get
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Between the lock of readers and that of the writer another may have made one.
public final class Adapter implements interlock.harness.Adapter {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
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
        boolean isMade = value != null;
        lock.readLock().unlock();
        if (isMade) {
            return "ok";
        }
        lock.writeLock().lock();
        try {
            value = "value";
            made++;
            return "ok";
        } finally {
            lock.writeLock().unlock();
        }
    }
}
