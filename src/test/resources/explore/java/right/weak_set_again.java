// step main start A B
// step main join A B
// step main check
// step A add
// step B add
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;

/// Weak operations that are tried again until they succeed.
public final class Adapter implements interlock.harness.Adapter {
    private static final VarHandle COUNT;
    private static final AtomicIntegerFieldUpdater<Adapter> SUM =
            AtomicIntegerFieldUpdater.newUpdater(Adapter.class, "sum");

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Adapter.class, "count", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final AtomicBoolean isLocked = new AtomicBoolean();
    private final AtomicReference<Integer> number = new AtomicReference<>(0);
    private volatile int count;
    private volatile int sum;
    private int guarded;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> check();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String check() {
        boolean isRight = count == 2 && sum == 2 && number.get() == 2 && guarded == 2;
        return isRight ? "ok" : count + "-" + sum + "-" + number.get() + "-" + guarded;
    }

    private String add() {
        while (!isLocked.weakCompareAndSetAcquire(false, true)) {
            Thread.onSpinWait();
        }
        guarded++;
        isLocked.setRelease(false);
        int was = count;
        while (!COUNT.weakCompareAndSet(this, was, was + 1)) {
            was = count;
        }
        was = sum;
        while (!SUM.weakCompareAndSet(this, was, was + 1)) {
            was = sum;
        }
        number.updateAndGet(before -> before + 1);
        return "ok";
    }
}
