// step main run
// finds wrong
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/// Parties register when they begin, not when they are started.
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
            Thread.ofVirtual()
                    .start(
                            () -> {
                                phaser.register();
                                sum.incrementAndGet();
                                phaser.arriveAndDeregister();
                            });
        }
        phaser.arriveAndAwaitAdvance();
        return sum.get() == 2 ? "ok" : "sum-" + sum;
    }
}
