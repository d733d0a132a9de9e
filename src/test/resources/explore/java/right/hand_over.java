// step main start A B
// step main join A B
// step A give
// step B take
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;

/// Two queues that hand over from thread to thread.
public final class Adapter implements interlock.harness.Adapter {
    private final SynchronousQueue<String> first = new SynchronousQueue<>();
    private final LinkedTransferQueue<String> second = new LinkedTransferQueue<>();

    @Override
    public void create(Parameters parameters, Recorder recorder) {}

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "give" -> give();
            case "take" -> take();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String give() throws InterruptedException {
        first.put("ok");
        second.transfer("ok");
        return "ok";
    }

    private String take() throws InterruptedException {
        return first.take().equals("ok") ? second.take() : "another";
    }
}
