// step main start A B
// step main join A B
// step A add
// step B sum
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Walks through a guarded list with its lock held.
public final class Adapter implements interlock.harness.Adapter {
    private final List<Integer> items =
            Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));

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
        items.add(3);
        return "ok";
    }

    private String sum() {
        int sum = 0;
        synchronized (items) {
            for (int item : items) {
                sum += item;
            }
        }
        return sum == 3 || sum == 6 ? "ok" : "sum-" + sum;
    }
}
