package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import interlock.harness.Words;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// An adapter to try the Java harness with; its twins are in `src/test/resources/harness`.
@SuppressWarnings("NullAway.Init") // the harness calls create first
public final class Adapter implements interlock.harness.Adapter {
    private Recorder recorder;

    @Override
    public void create(Parameters parameters, Recorder recorder) {
        this.recorder = recorder;
        if (parameters.number("capacity") < 1) {
            throw new IllegalArgumentException("capacity");
        }
    }

    @Override
    public String call(String op, List<String> args) throws Exception {
        return switch (op) {
            case "echo" -> Words.join(args);
            case "print" -> {
                System.out.println("1 2 3 main end");
                yield "ok";
            }
            case "long" -> "x ".repeat(4000).strip();
            case "virtual" -> virtual();
            case "fail" -> throw new IllegalStateException("two words");
            default -> throw ScriptException.unknown(op);
        };
    }

    /// Two virtual threads, each of which gives its kernel thread back in between.
    private String virtual() throws InterruptedException {
        var threads =
                List.of(
                        Thread.ofVirtual().unstarted(this::use),
                        Thread.ofVirtual().unstarted(this::use));
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        return "ok";
    }

    private void use() {
        recorder.log("store", "call:load");
        LockSupport.parkNanos(1_000_000);
        recorder.log("store", "return:load");
    }
}
