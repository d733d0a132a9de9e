// step A wait 300000000
// check timeouts op=wait
// finds wrong-result
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Parks for its whole limit anew when it wakes in vain.
public final class Adapter implements interlock.harness.Adapter {
    private volatile boolean set;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "wait" -> await(Long.parseLong(args.getFirst()));
            default -> throw ScriptException.unknown(op);
        };
    }

    private String await(long nanos) {
        long begin;
        do {
            begin = System.nanoTime();
            LockSupport.parkNanos(this, nanos);
        } while (!set && System.nanoTime() - begin < nanos);
        return "ok";
    }
}
