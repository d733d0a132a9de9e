// step main start A B
// step main join A B
// step A move
// step A move
// step B read
// step B read
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/// An optimistic read that is never validated.
public final class Adapter implements interlock.harness.Adapter {
    private final StampedLock lock = new StampedLock();
    private volatile int x;
    private volatile int y;

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
            y++;
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
                return x == y ? "ok" : "torn";
            } finally {
                lock.unlockRead(stamp);
            }
        }
        return x == y ? "ok" : "torn";
    }
}
