// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/// Sleeps for as long as the timer needs, and then cancels it.
public final class Adapter implements interlock.harness.Adapter {
    private volatile boolean isRung;

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
        var timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        isRung = true;
                    }
                },
                10);
        Thread.sleep(50);
        timer.cancel();
        return isRung ? "ok" : "silent";
    }
}
