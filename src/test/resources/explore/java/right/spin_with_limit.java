// step A spin 5000000
// step B spin 3000000
// step B nap 50000000
// step C nap 20000000
// check timeouts op=spin
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Who waits for the clock without sleeping sees its limit kept, beside others that sleep.
public final class Adapter implements interlock.harness.Adapter {
    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        long nanos = Long.parseLong(args.getFirst());
        return switch (op) {
            case "spin" -> spin(nanos);
            case "nap" -> nap(nanos);
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String spin(long nanos) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            Thread.onSpinWait();
        }
        return "ok";
    }

    private static String nap(long nanos) throws InterruptedException {
        Thread.sleep(nanos / 1_000_000);
        return "ok";
    }
}
