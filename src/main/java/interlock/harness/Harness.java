package interlock.harness;

import java.util.List;

/// The program that runs beside the candidate's classes: reads scripts, runs them and writes the
/// history. It holds no expected value and decides nothing.
public final class Harness {
    public static final int STATUS_FATAL = 70;
    public static final int STATUS_GRADER_GONE = 74;

    /// The class that an exercise brings.
    public static final String ADAPTER = "exercise.Adapter";

    private final Requests requests;
    private final Recorder recorder;
    private final Class<? extends Adapter> adapters;

    private Harness(Requests requests, Recorder recorder, Class<? extends Adapter> adapters) {
        this.requests = requests;
        this.recorder = recorder;
        this.adapters = adapters;
    }

    /// @param args another class of adapters than the exercise's, if any
    public static void main(String[] args) {
        var requests = Requests.standard();
        var recorder = Recorder.open(Script.MAIN, requests);
        try {
            var harness =
                    new Harness(requests, recorder, adapters(args.length == 0 ? ADAPTER : args[0]));
            recorder.write("ready");
            harness.serve();
            Runtime.getRuntime().halt(0);
        } catch (ScriptException fault) {
            fatal(recorder, fault);
        }
    }

    static void fatal(Recorder recorder, ScriptException fault) {
        recorder.write("fatal", Words.encode(fault.getMessage()));
        Runtime.getRuntime().halt(STATUS_FATAL);
    }

    private static Class<? extends Adapter> adapters(String name) {
        try {
            return Class.forName(name).asSubclass(Adapter.class);
        } catch (ClassNotFoundException | ClassCastException fault) {
            throw new ScriptException(name + " is not there or is no adapter");
        }
    }

    private void serve() {
        var script = new Script();
        while (true) {
            List<String> words = requests.next();
            if (words.isEmpty()) {
                throw new ScriptException("an empty request");
            }
            List<String> rest = words.subList(1, words.size());
            switch (words.getFirst()) {
                case "case" -> script = Script.named(rest);
                case "object" -> script.object(rest);
                case "step" -> script.step(rest);
                case "go" -> new ScriptRun(recorder, script).run(adapter());
                case "bye" -> {
                    return;
                }
                default -> throw new ScriptException("unknown request '" + words + "'");
            }
        }
    }

    private Adapter adapter() {
        try {
            return adapters.getConstructor().newInstance();
        } catch (ReflectiveOperationException fault) {
            throw new ScriptException(adapters.getName() + " cannot be built: " + fault);
        }
    }
}
