// step main start A
// step main join A
// step A run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.stream.IntStream;

/// A parallel stream runs in threads of the JDK.
public final class Adapter implements interlock.harness.Adapter {
    private int count;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> {
                    IntStream.range(0, 10_000).parallel().forEach(_ -> count++);
                    yield "ok";
                }
            default -> throw ScriptException.unknown(op);
        };
    }
}
