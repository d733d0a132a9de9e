// step A wait 300000000
// check timeouts op=wait
// finds wrong-result
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Begins its whole limit anew when its condition ends for no reason.
public final class Adapter implements interlock.harness.Adapter {
    private final Lock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private boolean set;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "wait" -> await(Long.parseLong(args.getFirst()));
            default -> throw ScriptException.unknown(op);
        };
    }

    private String await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            while (!set) {
                if (!done.await(nanos, TimeUnit.NANOSECONDS)) {
                    return "ok";
                }
            }
            return "ok";
        } finally {
            lock.unlock();
        }
    }
}
