// step main start A B
// step main join A B
// step A move
// step B read
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/// What was validated is read once more.
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
        x++;
        y++;
        lock.unlockWrite(stamp);
        return "ok";
    }

    private String read() {
        while (true) {
            long stamp = lock.tryOptimisticRead();
            int seen = x;
            if (lock.validate(stamp)) {
                return seen == y ? "ok" : "torn";
            }
        }
    }
}
