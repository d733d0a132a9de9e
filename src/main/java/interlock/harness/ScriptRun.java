package interlock.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Runs one script: builds the object, lets the threads begin together, joins them.
final class ScriptRun {
    private final Recorder recorder;
    private final Script script;
    private final Map<String, Thread> threads = new LinkedHashMap<>();

    ScriptRun(Recorder recorder, Script script) {
        this.recorder = recorder;
        this.script = script;
    }

    void run(Adapter adapter) {
        recorder.write("begin", Words.encode(script.name()));
        if (create(adapter)) {
            begin(adapter);
            if (!script.stepsOf(Script.MAIN).isEmpty()) {
                recorder.write("thread");
                take(adapter, script.stepsOf(Script.MAIN));
                recorder.write("exit");
            }
            threads.keySet().forEach(this::join);
        }
        recorder.write("end");
    }

    private boolean create(Adapter adapter) {
        try {
            adapter.create(script.parameters(), recorder);
            return true;
        } catch (ScriptException fault) {
            throw fault;
        } catch (Throwable thrown) {
            recorder.raise("create", thrown);
            return false;
        }
    }

    /// Makes all threads, and starts those that main does not start itself: each waits until all
    /// of them are there.
    private void begin(Adapter adapter) {
        var late = script.startedByMain();
        var present = new CountDownLatch(script.threads().size() - late.size());
        var go = new CountDownLatch(1);
        for (String name : script.threads()) {
            Runnable body = () -> take(adapter, script.stepsOf(name));
            boolean isLate = late.contains(name);
            threads.put(
                    name, new Thread(() -> thread(name, body, isLate ? null : present, go), name));
        }
        for (String name : script.threads()) {
            if (!late.contains(name)) {
                threads.get(name).start();
            }
        }
        await(present);
        go.countDown();
    }

    private void thread(String name, Runnable body, CountDownLatch present, CountDownLatch go) {
        Recorder.name(name);
        try {
            recorder.write("thread");
            if (present != null) {
                present.countDown();
                await(go);
            }
            body.run();
            recorder.write("exit");
        } catch (ScriptException fault) {
            Harness.fatal(recorder, fault);
        }
    }

    private void take(Adapter adapter, List<Script.Step> steps) {
        for (var step : steps) {
            switch (step.op()) {
                case "start" -> step.args().forEach(name -> ofMain(step, name).start());
                case "join" -> step.args().forEach(name -> join(ofMain(step, name).getName()));
                case "interrupt" -> step.args().forEach(name -> ofMain(step, name).interrupt());
                case "sleep" -> sleep(step.args());
                case "ask" -> recorder.ask(step.args().getFirst(), tail(step.args()));
                default -> call(adapter, step);
            }
        }
    }

    private void call(Adapter adapter, Script.Step step) {
        String op = Words.encode(step.op());
        recorder.write("call", step.args().isEmpty() ? op : op + ' ' + Words.join(step.args()));
        try {
            String result = adapter.call(step.op(), step.args());
            recorder.write("return", result.isEmpty() ? op : op + ' ' + result);
        } catch (ScriptException fault) {
            throw fault;
        } catch (Throwable thrown) {
            recorder.raise(step.op(), thrown);
        }
    }

    private void sleep(List<String> args) {
        recorder.log("thread", "call:sleep", args.toArray(String[]::new));
        try {
            Delays.sleep(Long.parseLong(args.getFirst()));
        } catch (NumberFormatException notNumber) {
            throw new ScriptException("sleep takes nanoseconds, not " + args);
        }
        recorder.log("thread", "return:sleep");
    }

    private Thread ofMain(Script.Step step, String name) {
        Thread thread = threads.get(name);
        if (thread == null || !Recorder.threadName().equals(Script.MAIN)) {
            throw new ScriptException("'" + step.op() + ' ' + name + "' is not for this thread");
        }
        return thread;
    }

    private void join(String name) {
        uninterrupted(() -> threads.get(name).join());
    }

    private static void await(CountDownLatch latch) {
        uninterrupted(latch::await);
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    /// Waits to the end; an interrupt that comes meanwhile is kept for the caller.
    private static void uninterrupted(Waiting waiting) {
        boolean interrupted = false;
        for (boolean done = false; !done; ) {
            try {
                waiting.run();
                done = true;
            } catch (InterruptedException early) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> tail(List<String> words) {
        return words.subList(1, words.size());
    }
}
