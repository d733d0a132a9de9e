// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/// The halves of a sum return what they counted.
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
            return new Sum(count / 2).compute() + left.join();
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
        int sum = new ForkJoinPool(2).invoke(new Sum(4));
        return sum == 4 ? "ok" : "sum-" + sum;
    }
}
