package interlock.harness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The adapter that stands in for an exercise's while the start of the harness is recorded: it
/// uses what adapters and solutions mostly use, so that their JVMs find it prepared.
public final class Rehearsal implements Adapter {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<String> items = new ArrayDeque<>();
    private final AtomicInteger puts = new AtomicInteger();
    private Recorder recorder;
    private Delays delays;

    @Override
    public void create(Parameters parameters, Recorder recorder) {
        this.recorder = recorder;
        this.delays = new Delays(parameters);
    }

    @Override
    public String call(String op, List<String> args) throws Throwable {
        return switch (op) {
            case "put" -> put(args.getFirst());
            case "take" -> Words.join("got", take(Duration.ofSeconds(10)));
            case "poll" -> polled(Duration.ofNanos(Long.parseLong(args.getFirst())));
            case "size" -> Integer.toString(size());
            case "fail" -> throw new IllegalStateException("as it was told");
            case "virtual" -> inVirtualThread();
            default -> throw ScriptException.unknown(op);
        };
    }

    private String put(String item) throws InterruptedException {
        recorder.log("store", "call:save", item);
        delays.pause();
        recorder.log("store", "return:save");
        lock.lockInterruptibly();
        try {
            items.addLast(item);
            puts.incrementAndGet();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return "ok";
    }

    private String take(Duration limit) throws InterruptedException, TimeoutException {
        long left = TimeUnit.NANOSECONDS.convert(limit);
        lock.lockInterruptibly();
        try {
            while (items.isEmpty()) {
                if (left <= 0) {
                    throw new TimeoutException();
                }
                left = changed.awaitNanos(left);
            }
            return items.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    private String polled(Duration limit) throws InterruptedException {
        try {
            return take(limit);
        } catch (TimeoutException _) {
            return "timeout";
        }
    }

    private synchronized int size() {
        notifyAll();
        return items.size();
    }

    private String inVirtualThread() throws InterruptedException {
        Thread.ofVirtual().start(() -> recorder.log("store", "call:load")).join();
        return "ok";
    }
}
