// step main add
// step main check
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/// A weak operation of a variable handle that nobody else disturbs is not tried again.
public final class Adapter implements interlock.harness.Adapter {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Adapter.class, "count", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> count == 1 ? "ok" : "lost";
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        COUNT.weakCompareAndSet(this, 0, 1);
        return "ok";
    }
}
