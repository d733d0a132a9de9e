// step main start A B C
// step main join A B C
// step A arrive
// step B arrive
// step C await
// finds deadlock
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Looks at the latch and then counts: two may both see one too many.
public final class Adapter implements interlock.harness.Adapter {
    private final CountDownLatch latch = new CountDownLatch(1);
    private volatile int missing = 2;

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "arrive" -> arrive();
            case "await" -> await();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String arrive() {
        missing--;
        if (missing == 0) {
            latch.countDown();
        }
        return "ok";
    }

    private String await() throws InterruptedException {
        latch.await();
        return "ok";
    }
}
