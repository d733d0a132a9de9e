package interlock.exercise;

import interlock.exercise.GradingPlan.CheckPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A case with every random part drawn: what is sent to the harness.
///
/// @param threads steps by thread name, in the order of the exercise's file
/// @param checks what its history must satisfy: those of the exercise, then its own
/// @param lasting all sleeps and limits of its steps together; nothing if that is not known
public record CaseScript(
        String caseName,
        Map<String, String> object,
        Map<String, List<List<String>>> threads,
        List<CheckPlan> checks,
        @Nullable Duration lasting) {
    public CaseScript {
        object = Ordered.copyOf(object);
        threads = Ordered.copyOf(threads);
        checks = List.copyOf(checks);
    }

    public CaseScript(
            String caseName,
            Map<String, String> object,
            Map<String, List<List<String>>> threads,
            List<CheckPlan> checks) {
        this(caseName, object, threads, checks, null);
    }

    /// The requests that make a harness run this case, without line ends, as
    /// `docs/decisions/harness-protocol.md` says.
    public List<String> lines() {
        var lines = new ArrayList<>(setting());
        lines.add("go");
        return List.copyOf(lines);
    }

    /// The same without `go`: the case is set up, and nothing runs yet.
    public List<String> setting() {
        var lines = new ArrayList<String>();
        lines.add("case " + encode(caseName));
        if (!object.isEmpty()) {
            lines.add(
                    object.entrySet().stream()
                            .map(entry -> encode(entry.getKey() + "=" + entry.getValue()))
                            .collect(Collectors.joining(" ", "object ", "")));
        }
        threads.forEach(
                (thread, steps) ->
                        steps.forEach(
                                step ->
                                        lines.add(
                                                step.stream()
                                                        .map(CaseScript::encode)
                                                        .collect(
                                                                Collectors.joining(
                                                                        " ",
                                                                        "step " + thread + " ",
                                                                        "")))));
        return List.copyOf(lines);
    }

    private static String encode(String word) {
        return word.isEmpty()
                ? "%"
                : word.replace("%", "%25").replace(" ", "%20").replace("\n", "%0A");
    }
}
