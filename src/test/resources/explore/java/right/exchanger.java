// step main start A B
// step main join A B
// step A first
// step B second
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Exchanger;

/// Two swap what they have.
public final class Adapter implements interlock.harness.Adapter {
    private final Exchanger<int[]> exchanger = new Exchanger<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "first" -> swap(1, 2);
            case "second" -> swap(2, 1);
            default -> throw ScriptException.unknown(op);
        };
    }

    private String swap(int own, int other) throws InterruptedException {
        var given = new int[] {own};
        int got = exchanger.exchange(given)[0];
        return got == other ? "ok" : "got-" + got;
    }
}
