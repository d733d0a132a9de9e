// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// A scoped value is bound in its thread, and only there.
public final class Adapter implements interlock.harness.Adapter {
    private static final ScopedValue<String> USER = ScopedValue.newInstance();
    private volatile boolean isSeen;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() throws Exception {
        var other = new Thread(() -> isSeen = USER.isBound());
        String own =
                ScopedValue.where(USER, "ok")
                        .call(
                                () -> {
                                    other.start();
                                    Thread.yield();
                                    return USER.get();
                                });
        other.join();
        return isSeen ? "leaked" : own;
    }
}
