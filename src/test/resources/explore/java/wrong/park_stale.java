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

/// A permit left over ends the next park early.
public final class Adapter implements interlock.harness.Adapter {
    private volatile Thread taker;
    private volatile int given;

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
        for (int i = 1; i <= 2; i++) {
            given = i;
            LockSupport.unpark(taker);
            while (taker != null && given == i && i == 1) {
                Thread.yield();
            }
        }
        return "ok";
    }

    private String take() {
        taker = Thread.currentThread();
        while (given < 1) {
            LockSupport.park(this);
        }
        given = -1;
        LockSupport.park(this);
        return given == 2 ? "ok" : "early";
    }
}
