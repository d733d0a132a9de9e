// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A worker ends when it is interrupted, wherever it is.
public final class Adapter implements interlock.harness.Adapter {
    private final BlockingQueue<Integer> items = new LinkedBlockingQueue<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "run" -> run();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String run() throws InterruptedException {
        var worker = new Thread(this::work);
        worker.start();
        items.put(1);
        worker.interrupt();
        worker.join();
        return worker.isAlive() ? "runs" : "ok";
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                items.take();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
