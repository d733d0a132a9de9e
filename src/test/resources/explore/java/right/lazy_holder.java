// step main start A B
// step main join A B
// step A get
// step B get
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A class is initialised once, by who needs it first.
public final class Adapter implements interlock.harness.Adapter {
    private static final AtomicInteger MADE = new AtomicInteger();

    private static final class Lazy {
        private static final int[] VALUE = {MADE.incrementAndGet()};
    }
//--

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "get" -> Lazy.VALUE[0] == 1 && MADE.get() == 1 ? "ok" : "made-" + MADE;
            default -> throw ScriptException.unknown(op);
        };
    }
}
