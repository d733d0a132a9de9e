// step main start A B
// step main join A B
// step A move
// step A move
// step B read
// step B read
// finds race
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/// One plain field, read under a stamp that is never validated.
public final class Adapter implements interlock.harness.Adapter {
    private final StampedLock lock = new StampedLock();
    private int x;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "move" -> move();
            case "read" -> read();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String move() {
        long stamp = lock.writeLock();
        try {
            x++;
            return "ok";
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private String read() {
        long stamp = lock.tryOptimisticRead();
        if (stamp == 0) {
            stamp = lock.readLock();
            try {
                return x >= 0 ? "ok" : "torn";
            } finally {
                lock.unlockRead(stamp);
            }
        }
        return x >= 0 ? "ok" : "torn";
    }
}
