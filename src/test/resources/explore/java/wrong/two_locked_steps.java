// step main start A B
// step main join A B
// step A set
// step B read
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Both ends are guarded, but not their change together.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Range {
        private int low;
        private int high = 1;

        synchronized void low(int next) {
            low = next;
        }

        synchronized void high(int next) {
            high = next;
        }

        synchronized boolean isRight() {
            return low <= high;
        }
    }

    private final Range range = new Range();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "set" -> set();
            case "read" -> range.isRight() ? "ok" : "reversed";
            default -> throw ScriptException.unknown(op);
        };
    }

    private String set() {
        range.low(5);
        range.high(6);
        return "ok";
    }
}
