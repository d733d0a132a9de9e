// step main start A B
// step main join A B
// step A give
// step B take
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A wait may return for no reason.
public final class Adapter implements interlock.harness.Adapter {
    private boolean given;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "give" -> give();
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private synchronized String give() {
        given = true;
        notify();
        return "ok";
    }

    private synchronized String take() throws InterruptedException {
        if (!given) {
            wait();
        }
        return given ? "ok" : "early";
    }
}
