// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/// Waits for the timer, and then cancels it.
public final class Adapter implements interlock.harness.Adapter {
    private int value;

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
        var rung = new CountDownLatch(1);
        var timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        value = 7;
                        rung.countDown();
                    }
                },
                10);
        rung.await();
        timer.cancel();
        return value == 7 ? "ok" : "value-" + value;
    }
}
