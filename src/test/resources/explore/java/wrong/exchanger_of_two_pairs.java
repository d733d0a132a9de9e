// step main start A B C D
// step main join A B C D
// step A red
// step B red
// step C blue
// step D blue
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Exchanger;

/// Two pairs meet at one exchanger, and may get the wrong partner.
public final class Adapter implements interlock.harness.Adapter {
    private final Exchanger<String> exchanger = new Exchanger<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "red" -> exchange("red");
            case "blue" -> exchange("blue");
            default -> throw ScriptException.unknown(op);
        };
    }

    private String exchange(String own) throws InterruptedException {
        return exchanger.exchange(own).equals(own) ? "ok" : "stranger";
    }
}
