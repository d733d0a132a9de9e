package interlock.history;

import interlock.history.Operation.TaskNumber;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the events of a history, taken in order of time, say of a single instance: who made it,
/// and who got it. Confined to one check.
final class InstanceReading {
    private static final String CALL = "call:";
    private static final String CALL_MAKE = "call:make";
    private static final String RETURN_MAKE = "return:make";
    private static final String CALL_GET = "call:get";
    private static final String RETURN_GET = "return:get";
    private static final String FAILED = "failed";
    private static final Set<String> GETS = Set.of("get", "nested", "escape");
    private static final int FINDINGS_MAX = 5;

    private final Transcript transcript;
    private final Map<TaskNumber, Get> gets = new HashMap<>();
    private final Map<Long, Instance> instances = new HashMap<>();
    private final List<Finding> faults = new ArrayList<>();

    InstanceReading(Transcript transcript) {
        this.transcript = transcript;
    }

    /// A call of `get` that has not returned.
    private static final class Get {
        final Event call;
        boolean hasFailed;

        Get(Event call) {
            this.call = call;
        }
    }

    /// What a process has made since its last reset.
    private static final class Instance {
        final Deque<Event> makers = new ArrayDeque<>();
        final Set<String> names = new HashSet<>();
        @Nullable Event made;
    }

    static boolean isCall(Event event) {
        return switch (event.kind()) {
            case CALL -> true;
            case LOG -> event.words().get(1).startsWith(CALL);
            case READY, BEGIN, THREAD, RETURN, RAISE, ASK, ANSWER, EXIT, END, FATAL -> false;
        };
    }

    List<Finding> faults() {
        return faults.stream().limit(FINDINGS_MAX).toList();
    }

    void take(Event event) {
        var words = event.words();
        switch (event.kind()) {
            case CALL -> {
                if (GETS.contains(words.getFirst())) {
                    gets.put(task(event), new Get(event));
                } else if (words.getFirst().equals("reset")) {
                    instances.remove(event.pid());
                }
            }
            case RETURN -> returned(event, words.getFirst(), words.subList(1, words.size()));
            case RAISE -> gets.remove(task(event));
            case LOG -> used(event, words.getFirst(), words.get(1), words.subList(2, words.size()));
            case READY, BEGIN, THREAD, ASK, ANSWER, EXIT, END, FATAL -> {}
        }
    }

    private void used(Event event, String object, String use, List<String> words) {
        if (object.equals("child") && use.equals(CALL_GET)) {
            gets.put(task(event), new Get(event));
        } else if (object.equals("child") && use.equals(RETURN_GET)) {
            returned(event, "get", words);
        } else if (object.equals("maker") && use.equals(CALL_MAKE)) {
            makerCalled(event, instance(event));
        } else if (object.equals("maker") && use.equals(RETURN_MAKE)) {
            makerReturned(event, instance(event), words);
        }
    }

    private void makerCalled(Event call, Instance instance) {
        var get = gets.get(task(call));
        if (get == null) {
            add(FindingKind.WRONG_RESULT, "history.made-outside-get", List.of(call));
        } else if (get.hasFailed) {
            add(FindingKind.WRONG_RESULT, "history.maker-called-again", List.of(get.call, call));
        } else if (!instance.makers.isEmpty()) {
            var running = instance.makers.getLast();
            boolean isInside = task(running).equals(task(call));
            add(
                    isInside ? FindingKind.WRONG_RESULT : FindingKind.RACE,
                    isInside ? "history.made-inside-maker" : "history.made-at-once",
                    List.of(running, call));
        } else if (instance.made != null) {
            boolean isRace = get.call.timeNanos() < instance.made.timeNanos();
            add(
                    isRace ? FindingKind.RACE : FindingKind.WRONG_RESULT,
                    "history.made-again",
                    List.of(instance.made, get.call, call));
        }
        instance.makers.addLast(call);
    }

    private void makerReturned(Event end, Instance instance, List<String> words) {
        leave(instance.makers, task(end));
        if (!words.equals(List.of(FAILED))) {
            instance.names.addAll(words);
            instance.made = end;
            return;
        }
        var get = gets.get(task(end));
        if (get != null) {
            get.hasFailed = true;
        }
    }

    /// Whether the caller got the instance, or else its own maker's failure.
    private void returned(Event end, String operation, List<String> words) {
        var get = gets.remove(task(end));
        if (get == null || !operation.equals("get")) {
            return;
        }
        var answer = words.isEmpty() ? "" : words.getFirst();
        var names = instance(end).names;
        boolean isFine = get.hasFailed ? answer.equals(FAILED) : names.contains(answer);
        if (!isFine) {
            var expected = get.hasFailed ? FAILED : String.join(" / ", names);
            var values = Map.of("answer", Transcript.printable(answer), "expected", expected);
            var evidence = List.of(transcript.line(get.call), transcript.line(end));
            faults.add(
                    new Finding(FindingKind.WRONG_RESULT, "history.not-the-instance", values)
                            .withEvidence(evidence));
        }
    }

    /// The innermost maker of this thread has ended.
    private static void leave(Deque<Event> makers, TaskNumber task) {
        for (var calls = makers.descendingIterator(); calls.hasNext(); ) {
            if (task(calls.next()).equals(task)) {
                calls.remove();
                return;
            }
        }
    }

    private Instance instance(Event event) {
        return instances.computeIfAbsent(event.pid(), _ -> new Instance());
    }

    private void add(FindingKind kind, String message, List<Event> evidence) {
        var lines = evidence.stream().map(transcript::line).toList();
        faults.add(new Finding(kind, message, Map.of()).withEvidence(lines));
    }

    private static TaskNumber task(Event event) {
        return new TaskNumber(event.pid(), event.tid());
    }
}
