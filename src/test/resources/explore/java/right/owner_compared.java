// step main start A B C
// step main join A B C
// step main check
// step A add
// step B add
// step C forget
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Semaphore;

/// A lock whose plain owner others only compare with themselves.
public final class Adapter implements interlock.harness.Adapter {
    private static Thread last;

    private final Semaphore free = new Semaphore(1);
    private Thread owner;
    private int holds;
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "forget" -> forget();
            case "check" -> count == 2 ? "ok" : "count-" + count;
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        lock();
        lock();
        count++;
        unlock();
        last = Thread.currentThread();
        unlock();
        return "ok";
    }

    private String forget() {
        Thread self = Thread.currentThread();
        if (self == this.owner || last == self) {
            return "mine";
        }
        try {
            unlock();
            return "unlocked";
        } catch (IllegalMonitorStateException expected) {
            return "ok";
        }
    }

    private void lock() {
        if (owner == Thread.currentThread()) {
            holds++;
            return;
        }
        free.acquireUninterruptibly();
        owner = Thread.currentThread();
        holds = 1;
    }

    private void unlock() {
        if (Thread.currentThread() != owner) {
            throw new IllegalMonitorStateException();
        }
        if (--holds == 0) {
            owner = null;
            free.release();
        }
    }
}
