// step main start A B
// step main join A B
// step main check
// step A add
// step B add
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/// Waits for the write lock where its read lock does not become one.
public final class Adapter implements interlock.harness.Adapter {
    private final StampedLock lock = new StampedLock();
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> count == 2 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        long stamp = lock.readLock();
        try {
            long write = lock.tryConvertToWriteLock(stamp);
            if (write == 0) {
                lock.unlockRead(stamp);
                write = lock.writeLock();
            }
            stamp = write;
            count++;
            return "ok";
        } finally {
            lock.unlock(stamp);
        }
    }
}
