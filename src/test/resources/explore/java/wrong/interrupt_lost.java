// step main run
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Who swallows the interrupt does not end.
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
        worker.interrupt();
        worker.join();
        return "ok";
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                items.take();
            } catch (InterruptedException swallowed) {
                items.clear();
            }
        }
    }
}
