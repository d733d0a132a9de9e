// step main run
package exercise;

import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A pool that ends when it is told to, and has done all by then.
public final class Adapter implements interlock.harness.Adapter {
    private static final class Pool {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final List<Thread> workers = new ArrayList<>();
        private boolean stopped;

        Pool(int size) {
            for (int i = 0; i < size; i++) {
                workers.add(Thread.ofPlatform().unstarted(this::work));
            }
            workers.forEach(Thread::start);
        }

        private void work() {
            for (var task = next(); task != null; task = next()) {
                task.run();
            }
        }

        private synchronized Runnable next() {
            try {
                while (tasks.isEmpty() && !stopped) {
                    wait();
                }
            } catch (InterruptedException stop) {
                return null;
            }
            return tasks.poll();
        }

        synchronized void submit(Runnable task) {
            tasks.add(task);
            notify();
        }

        void shutdown() throws InterruptedException {
            synchronized (this) {
                stopped = true;
                notifyAll();
            }
            for (var worker : workers) {
                worker.join();
            }
        }
    }

    private final AtomicInteger count = new AtomicInteger();

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
        var pool = new Pool(2);
        for (int i = 0; i < 3; i++) {
            pool.submit(count::incrementAndGet);
        }
        pool.shutdown();
        return count.get() == 3 ? "ok" : "count-" + count;
    }
}
