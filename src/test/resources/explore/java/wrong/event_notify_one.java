// step main start A B C
// step main join A B C
// step A set
// step B await
// step C await
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Two wait, one is woken.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Event {
        private boolean set;

        synchronized void set() {
            set = true;
            notify();
        }

        synchronized void await() throws InterruptedException {
            while (!set) {
                wait();
            }
        }
    }

    private final Event event = new Event();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "set" -> {
                    event.set();
                    yield "ok";
                }
            case "await" -> {
                    event.await();
                    yield "ok";
                }
            default -> throw ScriptException.unknown(op);
        };
    }
}
