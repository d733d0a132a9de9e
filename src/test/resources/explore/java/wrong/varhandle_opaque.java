// step main start A B
// step main join A B
// step A publish
// step B read
// finds race
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/// A handle in opaque mode orders no other access.
public final class Adapter implements interlock.harness.Adapter {
    private static final VarHandle READY;

    static {
        try {
            READY = MethodHandles.lookup().findVarHandle(Adapter.class, "ready", boolean.class);
        } catch (ReflectiveOperationException missing) {
            throw new ExceptionInInitializerError(missing);
        }
    }

    private boolean ready;
    private int value;

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
        READY.setOpaque(this, true);
        return "ok";
    }

    private String read() {
        boolean isReady = (boolean) READY.getOpaque(this);
        return !isReady || value == 7 ? "ok" : "empty";
    }
}
