// step main start A B C
// step main join A B C
// step A put
// step A put
// step B take
// step C take
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Two semaphores count room and items, a lock guards the items.
public final class Adapter implements interlock.harness.Adapter {
    private final Semaphore room = new Semaphore(1);
    private final Semaphore filled = new Semaphore(0);
    private final Deque<String> items = new ArrayDeque<>();

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
        room.acquire();
        synchronized (items) {
            items.add("ok");
        }
        filled.release();
        return "ok";
    }

    private String take() throws InterruptedException {
        filled.acquire();
        try {
            synchronized (items) {
                return items.remove();
            }
        } finally {
            room.release();
        }
    }
}
