// step main start A B C
// step main join A B C
// step A first
// step B second
// step C third
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Each takes the lower fork first.
public final class Adapter implements interlock.harness.Adapter {
    private final List<Object> forks = List.of(new Object(), new Object(), new Object());

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "first" -> eat(0);
            case "second" -> eat(1);
            case "third" -> eat(2);
            default -> throw ScriptException.unknown(op);
        };
    }

    private String eat(int left) {
        int right = (left + 1) % 3;
        synchronized (forks.get(Math.min(left, right))) {
            synchronized (forks.get(Math.max(left, right))) {
                return "ok";
            }
        }
    }
}
