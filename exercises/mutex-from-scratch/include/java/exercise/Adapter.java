package exercise;

import exercise.api.MutexApi;
import interlock.harness.Delays;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.time.Duration;
import java.util.List;

/// Drives the candidate's lock: `acquire [ns]`, `try-acquire`, `release`; `count n`, which adds one
/// n times to a recorded number, under the lock; and `other OPERATION`, which does the same with a
/// second lock, if the parameter other is 1.
public final class Adapter implements interlock.harness.Adapter {
    private MutexApi mutex;
    private MutexApi other;
    private Recorder recorder;
    private Delays delays;
    private long number;

    @Override
    @SuppressWarnings("auxiliaryclass")
    public void create(Parameters parameters, Recorder recorder) throws Throwable {
        this.recorder = recorder;
        delays = new Delays(parameters);
        mutex = new Mutex();
        other = parameters.number("other", 0) == 0 ? null : new Mutex();
    }

    @Override
    public String call(String op, List<String> args) throws Throwable {
        return switch (op) {
            case "count" -> count(Integer.parseInt(args.getFirst()));
            case "other" -> used(other, args.getFirst(), args.subList(1, args.size()));
            default -> used(mutex, op, args);
        };
    }

    private static String used(MutexApi mutex, String op, List<String> args) {
        return switch (op) {
            case "acquire" -> acquire(mutex, args);
            case "try-acquire" -> String.valueOf(mutex.tryAcquire());
            case "release" -> release(mutex);
            default -> throw ScriptException.unknown(op);
        };
    }

    private static String acquire(MutexApi mutex, List<String> args) {
        try {
            if (args.isEmpty()) {
                mutex.acquire();
                return "ok";
            }
            var limit = Duration.ofNanos(Long.parseLong(args.getFirst()));
            return String.valueOf(mutex.tryAcquire(limit));
        } catch (InterruptedException interrupted) {
            return "interrupted";
        }
    }

    private static String release(MutexApi mutex) {
        try {
            mutex.release();
            return "ok";
        } catch (IllegalMonitorStateException refused) {
            return "invalid";
        }
    }

    private String count(int rounds) throws InterruptedException {
        for (int i = 0; i < rounds; i++) {
            mutex.acquire();
            save(load() + 1);
            mutex.release();
        }
        return "ok";
    }

    private long load() {
        recorder.log("store", "call:load");
        delays.pause();
        long loaded = number;
        recorder.log("store", "return:load", Long.toString(loaded));
        return loaded;
    }

    private void save(long value) {
        recorder.log("store", "call:save", Long.toString(value));
        number = value;
        delays.pause();
        recorder.log("store", "return:save");
    }
}
