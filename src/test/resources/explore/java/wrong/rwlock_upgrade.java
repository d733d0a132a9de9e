// step main start A B
// step main join A B
// step A get
// step B get
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Who finds nothing asks for the write lock while it still reads.
public final class Adapter implements interlock.harness.Adapter {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private String value;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "get" -> get();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String get() {
        lock.readLock().lock();
        try {
            if (value == null) {
                lock.writeLock().lock();
                try {
                    value = "ok";
                } finally {
                    lock.writeLock().unlock();
                }
            }
            return value;
        } finally {
            lock.readLock().unlock();
        }
    }
}
