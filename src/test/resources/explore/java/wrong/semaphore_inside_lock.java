// step main start A B
// step main join A B
// step A put
// step A put
// step B take
// step B take
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Waits for room with the lock held that who makes room needs.
public final class Adapter implements interlock.harness.Adapter {
    private final Semaphore room = new Semaphore(1);
    private final Semaphore filled = new Semaphore(0);
    private final Deque<Integer> items = new ArrayDeque<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "put" -> put();
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String put() throws InterruptedException {
        synchronized (items) {
            room.acquire();
            items.add(1);
        }
        filled.release();
        return "ok";
    }

    private String take() throws InterruptedException {
        filled.acquire();
        synchronized (items) {
            items.remove();
        }
        room.release();
        return "ok";
    }
}
