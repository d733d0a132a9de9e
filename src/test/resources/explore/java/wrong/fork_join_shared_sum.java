// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/// The halves of a computation add to one field.
public final class Adapter implements interlock.harness.Adapter {
    private final class Adding extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final int count;

        Adding(int count) {
            this.count = count;
        }

        @Override
        protected void compute() {
            if (count == 1) {
                sum++;
            } else {
                invokeAll(new Adding(count / 2), new Adding(count / 2));
            }
        }
    }

    private volatile int sum;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() {
        ForkJoinPool.commonPool().invoke(new Adding(4));
        return sum == 4 ? "ok" : "sum-" + sum;
    }
}
