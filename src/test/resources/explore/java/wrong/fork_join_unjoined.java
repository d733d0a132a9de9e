// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/// Takes the result of a half that it forked and never joined.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Sum extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int count;

        Sum(int count) {
            this.count = count;
        }

        @Override
        protected Integer compute() {
            if (count == 1) {
                return 1;
            }
            var left = new Sum(count / 2);
            left.fork();
            int right = new Sum(count / 2).compute();
            var half = left.getRawResult();
            return right + (half == null ? 0 : half);
        }
    }

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String run() {
        int sum = ForkJoinPool.commonPool().invoke(new Sum(2));
        return sum == 2 ? "ok" : "sum-" + sum;
    }
}
