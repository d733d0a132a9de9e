// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/// Parties are registered by who starts them.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger sum = new AtomicInteger();

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
        var phaser = new Phaser(1);
        for (int i = 0; i < 2; i++) {
            phaser.register();
            Thread.ofVirtual().start(() -> work(phaser));
        }
        phaser.arriveAndAwaitAdvance();
        int first = sum.get();
        phaser.arriveAndAwaitAdvance();
        return first >= 2 && sum.get() == 4 ? "ok" : first + "-" + sum;
    }

    private void work(Phaser phaser) {
        sum.incrementAndGet();
        phaser.arriveAndAwaitAdvance();
        sum.incrementAndGet();
        phaser.arriveAndDeregister();
    }
}
