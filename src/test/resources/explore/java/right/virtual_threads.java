// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Tasks in virtual threads add with a lock held.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                threads.submit(this::add);
            }
        }
        return count == 3 ? "ok" : "count-" + count;
    }

    private void add() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }
}
