package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import interlock.harness.Adapter;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.Script;
import interlock.harness.ScriptException;
import interlock.harness.Words;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs one script as logical threads: as the harness does it, without its real threads.
final class Actors {
    /// Makes the adapter of a schedule.
    interface Makers {
        Adapter make() throws ReflectiveOperationException;
    }

    private final Script script;
    private final Recorder recorder;
    private final Makers makers;
    private final Map<String, Thread> threads = new LinkedHashMap<>();

    Actors(Script script, Recorder recorder, Makers makers) {
        this.script = script;
        this.recorder = recorder;
        this.makers = makers;
    }

    /// The body of the first logical thread.
    void run() {
        Recorder.name(Script.MAIN);
        ThreadRandoms.seed(Thread.currentThread(), Current.scheduler().draws());
        recorder.write("begin", Words.encode(script.name()));
        try {
            var adapter = makers.make();
            if (create(adapter, script.parameters())) {
                play(adapter);
            }
        } catch (InvocationTargetException fault) {
            recorder.raise("create", fault.getCause() == null ? fault : fault.getCause());
        } catch (ReflectiveOperationException fault) {
            throw new ScriptException("the adapter cannot be built: " + fault);
        }
        recorder.write("end");
    }

    private boolean create(Adapter adapter, Parameters parameters) {
        try {
            adapter.create(parameters, recorder);
            return true;
        } catch (ScriptException | VerifyError fault) {
            throw fault;
        } catch (Throwable thrown) {
            recorder.raise("create", thrown);
            return false;
        }
    }

    private void play(Adapter adapter) {
        for (String name : script.threads()) {
            threads.put(name, new Actor(name, () -> thread(adapter, name)));
        }
        var late = script.startedByMain();
        for (String name : script.threads()) {
            if (!late.contains(name)) {
                Threads.start(named(name));
            }
        }
        if (!script.stepsOf(Script.MAIN).isEmpty()) {
            recorder.write("thread");
            take(adapter, script.stepsOf(Script.MAIN));
            recorder.write("exit");
        }
        threads.keySet().forEach(this::join);
    }

    private void thread(Adapter adapter, String name) {
        Recorder.name(name);
        recorder.write("thread");
        take(adapter, script.stepsOf(name));
        recorder.write("exit");
    }

    private void take(Adapter adapter, List<Script.Step> steps) {
        for (var step : steps) {
            Current.scheduler().current().site = Sites.NOWHERE;
            switch (step.op()) {
                case "start" -> step.args().forEach(name -> Threads.start(ofMain(step, name)));
                case "join" -> step.args().forEach(name -> join(ofMain(step, name).getName()));
                case "interrupt" ->
                        step.args().forEach(name -> Threads.interrupt(ofMain(step, name)));
                case "sleep" -> sleep(step.args());
                case "ask" ->
                        recorder.ask(
                                step.args().getFirst(), step.args().subList(1, step.args().size()));
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
        var scheduler = Current.scheduler();
        var self = scheduler.current();
        try {
            long deadline = scheduler.clock().after(Long.parseLong(args.getFirst()));
            scheduler.block(new Waiting("sleep", self, deadline, false));
        } catch (NumberFormatException notNumber) {
            throw new ScriptException("sleep takes nanoseconds, not " + args);
        }
        recorder.log("thread", "return:sleep");
    }

    private Thread ofMain(Script.Step step, String name) {
        var thread = threads.get(name);
        if (thread == null || !Recorder.threadName().equals(Script.MAIN)) {
            throw new ScriptException("'" + step.op() + ' ' + name + "' is not for this thread");
        }
        return thread;
    }

    private Thread named(String name) {
        return Objects.requireNonNull(threads.get(name));
    }

    /// To the end; an interrupt that comes meanwhile is kept.
    private void join(String name) {
        var scheduler = Current.scheduler();
        var self = scheduler.current();
        var other = scheduler.of(named(name));
        boolean interrupted = self.interrupted;
        while (other != null && !other.isDone()) {
            scheduler.block(new Waiting("join", other, Waiting.NO_LIMIT, false));
            interrupted |= self.interrupted;
        }
        self.interrupted = interrupted;
        if (other != null) {
            self.clock.join(other.clock);
        }
    }

    /// Whether a thread is one of the script's.
    static boolean isActor(LogicalThread thread) {
        return thread.thread instanceof Actor;
    }

    /// A thread of the script.
    private static final class Actor extends Thread {
        Actor(String name, Runnable body) {
            super(null, body, name, 0, false);
            setUncaughtExceptionHandler(
                    (_, fault) -> {
                        throw Current.scheduler().fail(fault);
                    });
        }
    }
}
