// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/// Threads of each builder, named and joined.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger sum = new AtomicInteger();

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
        ThreadFactory virtual = Thread.ofVirtual().name("v-", 0).factory();
        List<Thread> threads =
                List.of(
                        Thread.ofPlatform().name("p").daemon().unstarted(sum::incrementAndGet),
                        virtual.newThread(sum::incrementAndGet),
                        virtual.newThread(sum::incrementAndGet));
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        boolean isNamed = threads.getLast().getName().equals("v-1");
        boolean isVirtual = threads.getLast().isVirtual() && !threads.getFirst().isVirtual();
        return sum.get() == 3 && isNamed && isVirtual ? "ok" : "sum-" + sum;
    }
}
