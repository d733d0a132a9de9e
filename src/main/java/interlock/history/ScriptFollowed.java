package interlock.history;

import interlock.history.Event.Kind;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether each thread did what its script says, step by step, and no operation was interrupted
/// that nobody interrupted. What does not follow the script, no harness wrote.
///
/// @param steps the operations of each thread, without control steps
/// @param interrupted threads that the script interrupts
record ScriptFollowed(Map<String, List<List<String>>> steps, Set<String> interrupted)
        implements Check {
    private static final Set<String> CONTROL = Set.of("start", "join", "sleep", "interrupt", "ask");

    static Check of(Map<String, List<List<String>>> threads) {
        var steps = new LinkedHashMap<String, List<List<String>>>();
        threads.forEach(
                (thread, all) ->
                        steps.put(
                                thread,
                                all.stream()
                                        .filter(step -> !CONTROL.contains(step.getFirst()))
                                        .map(List::copyOf)
                                        .toList()));
        var interrupted =
                threads.values().stream()
                        .flatMap(List::stream)
                        .filter(step -> step.getFirst().equals("interrupt"))
                        .flatMap(step -> step.stream().skip(1))
                        .collect(Collectors.toUnmodifiableSet());
        return new ScriptFollowed(Map.copyOf(steps), interrupted);
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var taken = new HashMap<String, List<Event>>();
        for (var event : history.events()) {
            if (event.kind() == Kind.CALL && !CONTROL.contains(event.words().getFirst())) {
                taken.computeIfAbsent(event.thread(), _ -> new ArrayList<>()).add(event);
            }
        }
        var findings = new ArrayList<Finding>();
        for (var thread : taken.keySet()) {
            findings.addAll(strayed(thread, taken.getOrDefault(thread, List.of()), history));
        }
        if (history.ended()) {
            findings.addAll(unfinished(taken));
        }
        findings.addAll(interruptedByNobody(history));
        return List.copyOf(findings);
    }

    private List<Finding> strayed(String thread, List<Event> taken, History history) {
        var script = steps.getOrDefault(thread, List.of());
        for (int i = 0; i < taken.size(); i++) {
            if (i >= script.size() || !script.get(i).equals(taken.get(i).words())) {
                var expected = i < script.size() ? String.join(" ", script.get(i)) : "–";
                var values =
                        Map.of(
                                "thread", Transcript.printable(thread),
                                "expected", Transcript.printable(expected));
                return List.of(
                        new Finding(FindingKind.FORGED, "history.not-the-script", values)
                                .withEvidence(List.of(new Transcript(history).line(taken.get(i)))));
            }
        }
        return List.of();
    }

    private List<Finding> unfinished(Map<String, List<Event>> taken) {
        return steps.entrySet().stream()
                .filter(
                        entry ->
                                taken.getOrDefault(entry.getKey(), List.of()).size()
                                        < entry.getValue().size())
                .map(Map.Entry::getKey)
                .sorted()
                .map(
                        thread ->
                                new Finding(
                                        FindingKind.FORGED,
                                        "history.script-unfinished",
                                        Map.of("thread", thread)))
                .toList();
    }

    private List<Finding> interruptedByNobody(History history) {
        return Operation.of(history).stream()
                .filter(one -> one.answer().equals("interrupted"))
                .filter(one -> !interrupted.contains(one.thread()))
                .limit(1)
                .map(
                        one ->
                                new Finding(
                                                FindingKind.WRONG_RESULT,
                                                "history.interrupted-by-nobody",
                                                Map.of("thread", one.thread()))
                                        .withEvidence(new Transcript(history).lines(List.of(one))))
                .toList();
    }
}
