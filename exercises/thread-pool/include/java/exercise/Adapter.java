package exercise;

import exercise.api.Handle;
import exercise.api.PoolApi;
import exercise.api.PoolClosed;
import exercise.api.WouldDeadlock;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import interlock.harness.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Drives the candidate's pool: `submit NAME HOW`, `result NAME [ns]`, `cancel NAME`, `done NAME`,
/// `map NAME:HOW…`, `many PREFIX COUNT`, `shutdown [cancel]`, `close`, `end [ns]`, `open GATE`;
/// parameters `workers`, `limit`.
///
/// HOW is `give`, `fail` or `break`; `interrupt`: leaves its thread interrupted; `meet`: waits until
/// as many tasks meet as there are workers; `map=A,B`: maps in the task; `elsewhere=A,B`: maps in
/// another pool, and gives `elsewhere` if that is done there; `spawn=A`: submits another one in the
/// task; each with a gate to wait at first as in `give@G`. A task gives a number that is drawn while
/// it runs.
public final class Adapter implements interlock.harness.Adapter {
    private static final class TaskFailed extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static final class TaskBroke extends Error {
        private static final long serialVersionUID = 1;
    }

    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, Handle<String>> handles = new ConcurrentHashMap<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private Recorder recorder;
    private PoolApi pool;
    private CountDownLatch meeting;

    @Override
    @SuppressWarnings("auxiliaryclass")
    public void create(Parameters parameters, Recorder recorder) throws Throwable {
        this.recorder = recorder;
        int workers = Math.toIntExact(parameters.number("workers"));
        meeting = new CountDownLatch(workers);
        pool = new Pool(workers, Math.toIntExact(parameters.number("limit", 0)));
    }

    @Override
    public String call(String op, List<String> args) throws Throwable {
        try {
            return switch (op) {
                case "submit" -> submit(args.getFirst(), args.get(1));
                case "result" -> result(args);
                case "cancel" -> String.valueOf(handle(args.getFirst()).cancel());
                case "done" -> String.valueOf(handle(args.getFirst()).isDone());
                case "map" -> map(args);
                case "many" -> many(args.getFirst(), Integer.parseInt(args.get(1)));
                case "shutdown" -> shutdown(args.contains("cancel"));
                case "close" -> close();
                case "end" -> end(args);
                case "open" -> open(args.getFirst());
                default -> throw new ScriptException("no operation " + op);
            };
        } catch (PoolClosed refused) {
            return "closed";
        } catch (InterruptedException interrupted) {
            return "interrupted";
        }
    }

    private String submit(String name, String how) throws InterruptedException {
        handles.put(name, pool.submit(() -> task(name, how)));
        return "ok";
    }

    private String result(List<String> args) throws InterruptedException {
        Handle<String> handle = handle(args.getFirst());
        try {
            return args.size() == 1
                    ? told(handle.result())
                    : told(handle.result(Duration.ofNanos(Long.parseLong(args.get(1)))));
        } catch (ExecutionException failure) {
            return told(failure);
        } catch (CancellationException cancelled) {
            return "cancelled";
        } catch (TimeoutException late) {
            return "timeout";
        }
    }

    private String map(List<String> items) throws InterruptedException {
        try {
            List<String> results = pool.map(this::mapped, items);
            return results == null
                    ? "nothing"
                    : Words.join(results.stream().map(Adapter::told).toList());
        } catch (ExecutionException failure) {
            return told(failure);
        } catch (WouldDeadlock refused) {
            return "refused";
        }
    }

    private String many(String prefix, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            submit(prefix + i, "give");
        }
        for (int i = 0; i < count; i++) {
            result(List.of(prefix + i));
        }
        return "ok";
    }

    private String shutdown(boolean cancelQueued) {
        pool.shutdown(cancelQueued);
        return "ok";
    }

    private String close() {
        pool.close();
        return ended();
    }

    private String end(List<String> args) throws InterruptedException {
        var limit =
                args.isEmpty()
                        ? Duration.ofDays(365)
                        : Duration.ofNanos(Long.parseLong(args.getFirst()));
        return pool.awaitEnd(limit) ? ended() : "timeout";
    }

    /// Of the threads that ran tasks none may be left at the end.
    private String ended() {
        return threads.stream().anyMatch(Thread::isAlive) ? "threads-left" : "ok";
    }

    private String open(String gate) {
        gate(gate).countDown();
        return "ok";
    }

    private String mapped(String item) {
        int colon = item.indexOf(':');
        try {
            return run(item.substring(0, colon), item.substring(colon + 1));
        } catch (TaskFailed | InterruptedException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    /// An interruption that a task before has left concerns none of ours.
    private String task(String name, String how) throws TaskFailed, InterruptedException {
        Thread.interrupted();
        String came = run(name, how);
        if (how.equals("interrupt")) {
            Thread.currentThread().interrupt();
        }
        return came;
    }

    private String run(String name, String how) throws TaskFailed, InterruptedException {
        recorder.log("task", "call:run", name);
        String came = "failed";
        try {
            came = come(how);
            return came;
        } finally {
            recorder.log("task", "return:run", name, came);
        }
    }

    private String come(String how) throws TaskFailed, InterruptedException {
        int gate = how.indexOf('@');
        if (gate >= 0) {
            gate(how.substring(gate + 1)).await();
        }
        String[] words = (gate < 0 ? how : how.substring(0, gate)).split("=");
        switch (words[0]) {
            case "give", "fail", "break", "interrupt" -> {}
            case "meet" -> {
                meeting.countDown();
                meeting.await();
            }
            case "map" -> {
                return mapInside(List.of(words[1].split(",")));
            }
            case "elsewhere" -> {
                return mapElsewhere(List.of(words[1].split(",")));
            }
            case "spawn" -> submit(words[1], "give");
            default -> throw new ScriptException("no task " + how);
        }
        if (words[0].equals("fail")) {
            throw new TaskFailed();
        }
        if (words[0].equals("break")) {
            throw new TaskBroke();
        }
        return drawn();
    }

    /// Remembers the thread where a number is drawn: so it orders nothing that was not ordered.
    private String drawn() {
        threads.add(Thread.currentThread());
        return String.valueOf(numbers.incrementAndGet());
    }

    private String mapInside(List<String> names) throws InterruptedException {
        var items = new ArrayList<String>();
        names.forEach(name -> items.add(name + ":give"));
        recorder.log("pool", "call:map", items.toArray(String[]::new));
        String answer = "raised";
        try {
            answer = map(items);
        } finally {
            recorder.log("pool", "return:map", answer.split(" "));
        }
        return answer.equals("refused") ? answer : drawn();
    }

    /// To the other pool a worker of this one is anybody.
    @SuppressWarnings("auxiliaryclass")
    private static String mapElsewhere(List<String> names) throws InterruptedException {
        var here = Thread.currentThread();
        try (PoolApi other = new Pool(1, 0)) {
            var answers =
                    other.map(name -> Thread.currentThread() == here ? "here" : name, names);
            return names.equals(answers) ? "elsewhere" : String.join(",", answers);
        } catch (ExecutionException failure) {
            return told(failure);
        } catch (WouldDeadlock refused) {
            return "refused";
        }
    }

    /// A task that was refused has no handle: every question about it is answered like that.
    private Handle<String> handle(String name) {
        Handle<String> handle = handles.get(name);
        if (handle == null) {
            throw new PoolClosed();
        }
        return handle;
    }

    private CountDownLatch gate(String name) {
        return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    private static String told(String result) {
        return result == null ? "nothing" : result;
    }

    private static String told(ExecutionException failure) {
        Throwable cause = failure.getCause();
        boolean isOurs =
                cause instanceof TaskFailed
                        || cause instanceof TaskBroke
                        || cause instanceof IllegalArgumentException;
        return isOurs ? "failed" : "failed:" + (cause == null ? "–" : cause.getClass().getName());
    }
}
