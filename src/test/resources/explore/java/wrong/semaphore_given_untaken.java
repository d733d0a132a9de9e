// step main start A B C
// step main join A B C
// step A run
// step B run
// step C run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Gives back a permit that it did not get.
public final class Adapter implements interlock.harness.Adapter {
    private final Semaphore permits = new Semaphore(1);
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() {
        boolean isMine = permits.tryAcquire();
        try {
            int now = isMine ? inside.incrementAndGet() : 1;
            if (isMine) {
                inside.decrementAndGet();
            }
            return now == 1 ? "ok" : "inside-" + now;
        } finally {
            permits.release();
        }
    }
}
