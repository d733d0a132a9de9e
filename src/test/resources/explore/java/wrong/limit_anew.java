// step A wait 300000000
// check timeouts op=wait
// finds wrong-result
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Begins its whole limit anew when it wakes in vain: only a spurious wake-up shows it.
public final class Adapter implements interlock.harness.Adapter {
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

    private synchronized String await(long nanos) throws InterruptedException {
        while (!set) {
            long begin = System.nanoTime();
            wait(nanos / 1_000_000);
            if (System.nanoTime() - begin >= nanos) {
                return "ok";
            }
        }
        return "ok";
    }
}
