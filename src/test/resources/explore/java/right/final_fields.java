// step main start A B
// step main join A B
// step A publish
// step B read
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;

/// Final fields are whole for who finds the object, however it was found.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Point {
        private final int x;
        private final int[] more;

        Point(int x) {
            this.x = x;
            more = new int[] {x};
        }
    }

    private volatile Point point;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "publish" -> publish();
            case "read" -> read();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String publish() {
        point = new Point(7);
        return "ok";
    }

    private String read() {
        var seen = point;
        return seen == null || seen.x == seen.more[0] ? "ok" : "empty";
    }
}
