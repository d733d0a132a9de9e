package interlock.grading;

import interlock.exercise.CaseScript;
import interlock.exercise.GradingPlan.CasePlan;
import interlock.history.Event;
import interlock.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was heard of one case so far, and where each of its threads is. Confined to the thread
/// that grades.
final class CaseInPlay {
    /// What reads as a time limit of a second or more.
    private static final Pattern LONG_LIMIT = Pattern.compile("[1-9]\\d{9,18}");

    /// How parameters end that say how long an object may pause.
    private static final String PAUSE = ".nanos";

    private final CaseScript script;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Where> threads = new LinkedHashMap<>();
    private final Map<List<Object>, Event> uses = new HashMap<>();
    private boolean ready;
    private boolean ended;

    /// @param pid and `tid` as numbered inside the box
    /// @param call of the operation, or of the pause, that it is in
    /// @param returned operations that have ended
    record Where(long pid, long tid, @Nullable Event call, int returned, boolean isGone) {
        boolean isInOperation() {
            return call != null;
        }

        private Where in(Event event) {
            return new Where(pid, tid, event, returned, isGone);
        }

        private Where out() {
            return new Where(pid, tid, null, returned, isGone);
        }

        private Where back() {
            return new Where(pid, tid, null, returned + 1, isGone);
        }

        private Where gone() {
            return new Where(pid, tid, null, returned, true);
        }
    }

    CaseInPlay(CaseScript script) {
        this.script = script;
    }

    /// Nothing is played: the harness is loaded, or told goodbye.
    static CaseInPlay none() {
        return new CaseInPlay(new CaseScript("", Map.of(), Map.of(), List.of()));
    }

    void add(Event event) {
        events.add(event);
        switch (event.kind()) {
            case THREAD ->
                    threads.put(
                            event.thread(), new Where(event.pid(), event.tid(), null, 0, false));
            case CALL -> move(event, where -> where.in(event));
            case RETURN, RAISE -> move(event, Where::back);
            case LOG -> pause(event);
            case EXIT -> move(event, Where::gone);
            case READY -> ready = true;
            case END -> ended = true;
            case BEGIN, ASK, ANSWER, FATAL -> {}
        }
    }

    /// A sleep of the script is told as a log line of the object `thread`. Other objects may pause
    /// in any task while they are used.
    private void pause(Event event) {
        var object = event.words().getFirst();
        var use = event.words().get(1);
        boolean begins = use.startsWith("call:");
        if (object.equals("thread")) {
            move(event, begins ? where -> where.in(event) : Where::out);
        } else if (begins) {
            uses.put(List.of(event.pid(), event.tid(), object), event);
        } else if (use.startsWith("return:")) {
            uses.remove(List.of(event.pid(), event.tid(), object));
        }
    }

    private void move(Event event, UnaryOperator<Where> change) {
        threads.computeIfPresent(event.thread(), (_, where) -> change.apply(where));
    }

    /// What the order of its processes is drawn from, if they stop at gates.
    Optional<Long> gateSeed() {
        return Optional.ofNullable(script.object().get(CasePlan.GATE_SEED)).map(Long::valueOf);
    }

    boolean isReady() {
        return ready;
    }

    boolean hasEnded() {
        return ended;
    }

    Optional<Where> thread(String name) {
        return Optional.ofNullable(threads.get(name));
    }

    /// The threads of the script that have begun and not yet ended.
    Set<String> alive() {
        return threads.entrySet().stream()
                .filter(entry -> !entry.getValue().isGone())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a thread is in a pause, or in an operation whose own time limit is long and not yet
    /// over, or an object of the harness may yet pause: then all may sleep and yet go on by
    /// themselves.
    boolean isDelayOutstanding(long nowNanos) {
        return threads.values().stream()
                        .map(Where::call)
                        .anyMatch(call -> call != null && isWaitingOn(call, nowNanos))
                || uses.values().stream()
                        .anyMatch(call -> nowNanos - call.timeNanos() < longestUseNanos());
    }

    /// How long the objects of the case pause at the most, all their pauses together.
    private long longestUseNanos() {
        return script.object().entrySet().stream()
                .filter(each -> each.getKey().endsWith(PAUSE))
                .mapToLong(each -> Long.parseLong(each.getValue()))
                .sum();
    }

    private static boolean isWaitingOn(Event call, long nowNanos) {
        return call.kind() == Event.Kind.LOG
                || call.words().stream()
                        .filter(word -> LONG_LIMIT.matcher(word).matches())
                        .mapToLong(Long::parseLong)
                        .anyMatch(limit -> nowNanos - call.timeNanos() < limit);
    }

    /// What was heard, without what was measured.
    History history() {
        return new History(script.caseName(), script.object(), events, ended);
    }

    /// What was heard, with the measured facts that checks stretch their bounds by.
    History history(Duration oversleep, Duration delay) {
        var object = new HashMap<>(script.object());
        object.put(History.OVERSLEEP, Long.toString(oversleep.toNanos()));
        object.put(History.DELAY, Long.toString(delay.toNanos()));
        return new History(script.caseName(), object, events, ended);
    }
}
