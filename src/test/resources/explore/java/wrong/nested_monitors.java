// step main start A B
// step main join A B
// step A take
// step B give
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Waits at the inner monitor with the outer one held.
public final class Adapter implements interlock.harness.Adapter {
    private final Object outer = new Object();
    private final Object inner = new Object();
    private boolean given;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "take" -> take();
            case "give" -> give();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String take() throws InterruptedException {
        synchronized (outer) {
            synchronized (inner) {
                while (!given) {
                    inner.wait();
                }
            }
        }
        return "ok";
    }

    private String give() {
        synchronized (outer) {
            synchronized (inner) {
                given = true;
                inner.notifyAll();
            }
        }
        return "ok";
    }
}
