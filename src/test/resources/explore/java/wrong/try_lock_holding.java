// step main start A B
// step main join A B
// step A one
// step B other
// finds livelock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Tries for the second lock for ever with the first one held.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock first = new ReentrantLock();
    private final Lock second = new ReentrantLock();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "one" -> both(first, second);
            case "other" -> both(second, first);
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String both(Lock own, Lock other) {
        own.lock();
        while (!other.tryLock()) {
            Thread.yield();
        }
        other.unlock();
        own.unlock();
        return "ok";
    }
}
