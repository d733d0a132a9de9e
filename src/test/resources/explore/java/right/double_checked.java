// step main start A B
// step main join A B
// step main check
// step A get
// step B get
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Double-checked locking over a volatile field.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Holder {
        private volatile Holder instance;
        private int value;

        private Holder made() {
            if (instance == null) {
                synchronized (this) {
                    if (instance == null) {
                        instance = built();
                    }
                }
            }
            return instance;
        }

        private static Holder built() {
            var holder = new Holder();
            holder.value = 7;
            return holder;
        }
    }

    private final Holder home = new Holder();
    private final Set<Object> seen = ConcurrentHashMap.newKeySet();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "get" -> get();
            case "check" -> seen.size() == 1 ? "ok" : "made-" + seen.size();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String get() {
        var got = home.made();
        seen.add(got);
        return got.value == 7 ? "ok" : "empty";
    }
}
