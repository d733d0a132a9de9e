// step main start A B C
// step main join A B C
// step A write
// step B write
// step C read
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A latch tells that all is written.
public final class Adapter implements interlock.harness.Adapter {
    private final CountDownLatch written = new CountDownLatch(2);
    private final List<Integer> items = new ArrayList<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "write" -> write();
            case "read" -> read();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String write() {
        synchronized (items) {
            items.add(1);
        }
        written.countDown();
        return "ok";
    }

    private String read() throws InterruptedException {
        written.await();
        return items.size() == 2 ? "ok" : "size-" + items.size();
    }
}
