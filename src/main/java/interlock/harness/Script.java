package interlock.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One case as the grader sent it: object parameters and the steps of each thread. Confined to
/// the main thread until it runs, then only read.
public final class Script {
    public static final String MAIN = "main";

    private final String name;
    private final Map<String, String> object = new HashMap<>();
    private final Map<String, List<Step>> steps = new LinkedHashMap<>();

    /// One operation of a thread.
    public record Step(String op, List<String> args) {}

    public Script() {
        this("");
    }

    private Script(String name) {
        this.name = name;
    }

    public static Script named(List<String> words) {
        if (words.size() != 1) {
            throw new ScriptException("a case has one name");
        }
        return new Script(words.getFirst());
    }

    public void object(List<String> pairs) {
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ScriptException("an object parameter is KEY=VALUE, not '" + pair + "'");
            }
            object.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    public void step(List<String> words) {
        if (words.size() < 2) {
            throw new ScriptException("a step has a thread and an operation");
        }
        steps.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                .add(new Step(words.get(1), words.subList(2, words.size())));
    }

    public String name() {
        return name;
    }

    public Parameters parameters() {
        return new Parameters(object);
    }

    public List<Step> stepsOf(String thread) {
        return steps.getOrDefault(thread, List.of());
    }

    /// Threads other than main, in the order in which they first appeared.
    public Set<String> threads() {
        var threads = new LinkedHashSet<>(steps.keySet());
        threads.remove(MAIN);
        return threads;
    }

    /// Those that main starts itself.
    public Set<String> startedByMain() {
        var started = new LinkedHashSet<String>();
        for (Step step : stepsOf(MAIN)) {
            if (step.op().equals("start")) {
                started.addAll(step.args());
            }
        }
        return started;
    }
}
