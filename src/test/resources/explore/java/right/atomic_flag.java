// step main start A B
// step main join A B
// step A publish
// step B read
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// An atomic flag makes known what was written before.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicBoolean isReady = new AtomicBoolean();
    private final AtomicInteger mark = new AtomicInteger();
    private int value;
    private int other;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "publish" -> publish();
            case "read" -> read();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String publish() {
        value = 7;
        isReady.set(true);
        other = 7;
        mark.lazySet(1);
        return "ok";
    }

    private String read() {
        boolean isRight = !isReady.get() || value == 7;
        return isRight && (mark.getAcquire() == 0 || other == 7) ? "ok" : "empty";
    }
}
