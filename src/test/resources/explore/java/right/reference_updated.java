// step main start A B
// step main join A B
// step main check
// step A add
// step B add
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// A reference that is updated by trying again.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicReference<List<Integer>> items = new AtomicReference<>(List.of());

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "add" -> add();
            case "check" -> items.get().size() == 2 ? "ok" : "size-" + items.get().size();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String add() {
        items.updateAndGet(
                seen -> {
                    var more = new ArrayList<>(seen);
                    more.add(1);
                    return more;
                });
        return "ok";
    }
}
