// step A wait 300000000
// step B wait 300000000
// step B wait 1000000
// step C poke
// step C nap 200000000
// step C poke
// step C nap 2000000000
// check timeouts op=wait
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A timed wait that keeps its limit however often it is woken in vain, beside one who sleeps.
public final class Adapter implements interlock.harness.Adapter {
    private boolean set;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "wait" -> await(Long.parseLong(args.getFirst()));
            case "poke" -> poke();
            case "nap" -> nap(Long.parseLong(args.getFirst()));
            default -> throw ScriptException.unknown(op);
        };
    }

    private synchronized String await(long nanos) throws InterruptedException {
        long begin = System.nanoTime();
        while (!set) {
            long left = nanos - (System.nanoTime() - begin);
            if (left <= 0) {
                return "ok";
            }
            wait((left + 999_999) / 1_000_000);
        }
        return "ok";
    }

    private synchronized String poke() {
        notifyAll();
        return "ok";
    }

    private static String nap(long nanos) throws InterruptedException {
        Thread.sleep(nanos / 1_000_000);
        return "ok";
    }
}
