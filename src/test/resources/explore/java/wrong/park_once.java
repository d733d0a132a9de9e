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
import java.util.concurrent.locks.LockSupport;

/// Park may return for no reason.
public final class Adapter implements interlock.harness.Adapter {
    private volatile Thread taker;
    private volatile boolean given;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "give" -> give();
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String give() {
        given = true;
        LockSupport.unpark(taker);
        return "ok";
    }

    private String take() {
        taker = Thread.currentThread();
        if (!given) {
            LockSupport.park(this);
        }
        return given ? "ok" : "early";
    }
}
