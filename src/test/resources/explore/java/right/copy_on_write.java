// step main start A B
// step main join A B
// step A add
// step B sum
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Walks through the list as it was.
public final class Adapter implements interlock.harness.Adapter {
    private final CopyOnWriteArrayList<Integer> items = new CopyOnWriteArrayList<>(List.of(1, 2));

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "sum" -> sum();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        return items.addIfAbsent(3) ? "ok" : "there";
    }

    private String sum() {
        int sum = 0;
        for (int item : items) {
            sum += item;
        }
        return sum == 3 || sum == 6 ? "ok" : "sum-" + sum;
    }
}
