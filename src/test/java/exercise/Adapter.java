package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import interlock.harness.Words;
import java.util.List;

/// An adapter to try the Java harness with; its twins are in `src/test/resources/harness`.
public final class Adapter implements interlock.harness.Adapter {
    @Override
    public void create(Parameters parameters, Recorder recorder) {
        if (parameters.number("capacity") < 1) {
            throw new IllegalArgumentException("capacity");
        }
    }

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "echo" -> Words.join(args);
            case "print" -> {
                System.out.println("1 2 3 main end");
                yield "ok";
            }
            case "long" -> "x ".repeat(4000).strip();
            case "fail" -> throw new IllegalStateException("two words");
            default -> throw ScriptException.unknown(op);
        };
    }
}
