// step main start A B C
// step main join A B C
// step A first
// step B second
// step C third
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Three take the fork at their left, then the one at their right.
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
        synchronized (forks.get(left)) {
            synchronized (forks.get((left + 1) % 3)) {
                return "ok";
            }
        }
    }
}
