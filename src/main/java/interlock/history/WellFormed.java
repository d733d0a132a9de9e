package interlock.history;

import interlock.history.Event.Kind;
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

/// Whether the history is one that a harness can have written: it begins once, each thread
/// introduces itself before it acts and is one kernel thread, times do not run backwards, calls and
/// their ends match, and nothing follows the end. Anything else was forged by the solution.
record WellFormed() implements Check {
    static Check of(Options options) {
        return new WellFormed();
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var reading = new Reading(history.caseName());
        for (var event : history.events()) {
            var fault = reading.faultOf(event);
            if (fault != null) {
                var shown = List.of(new Transcript(history).line(event));
                return List.of(finding(fault).withEvidence(shown));
            }
        }
        var fault = history.ended() ? reading.faultAtEnd() : null;
        return fault == null ? List.of() : List.of(finding(fault));
    }

    private static Finding finding(String what) {
        return new Finding(FindingKind.FORGED, "history.malformed", Map.of("what", what));
    }

    /// Confined to one reading of a history.
    private static final class Reading {
        private static final String MAIN = "main";

        private final String caseName;
        private final Map<String, List<Long>> taskOf = new HashMap<>();
        private final Map<List<Long>, Long> lastTimeOf = new HashMap<>();
        private final Map<List<Long>, String> openCallOf = new HashMap<>();
        private final Map<List<Long>, Deque<String>> openUsesOf = new HashMap<>();
        private final Set<String> exited = new HashSet<>();
        private boolean isBegun;
        private boolean isEnded;

        Reading(String caseName) {
            this.caseName = caseName;
        }

        @Nullable String faultOf(Event event) {
            if (event.kind() == Kind.ANSWER) {
                return null;
            }
            if (isEnded) {
                return "a line after the end";
            }
            var task = List.of(event.pid(), event.tid());
            var last = lastTimeOf.put(task, event.timeNanos());
            if (last != null && last > event.timeNanos()) {
                return "time runs backwards";
            }
            return switch (event.kind()) {
                case READY, ANSWER, FATAL -> null;
                case BEGIN -> begin(event, task);
                case THREAD -> thread(event, task);
                case CALL -> call(event, task);
                case RETURN -> end(event, task);
                case RAISE -> raise(task);
                case LOG -> log(event, task);
                case ASK -> stranger(event, task);
                case EXIT -> exit(event, task);
                case END -> end();
            };
        }

        private @Nullable String begin(Event event, List<Long> task) {
            boolean isFirst = !isBegun && event.words().getFirst().equals(caseName);
            isBegun = true;
            taskOf.put(event.thread(), task);
            return isFirst && event.thread().equals(MAIN) ? null : "a begin that nobody asked for";
        }

        private @Nullable String thread(Event event, List<Long> task) {
            var before = taskOf.putIfAbsent(event.thread(), task);
            boolean isAgain =
                    before != null && !(event.thread().equals(MAIN) && before.equals(task));
            return !isBegun || isAgain ? "a second thread of this name" : null;
        }

        private @Nullable String stranger(Event event, List<Long> task) {
            boolean isKnown = task.equals(taskOf.get(event.thread()));
            boolean isGone = exited.contains(event.thread());
            return isKnown && !isGone ? null : "a line of a thread that is not the one it names";
        }

        private @Nullable String call(Event event, List<Long> task) {
            var open = openCallOf.put(task, event.words().getFirst());
            return open == null ? stranger(event, task) : "a call within a call";
        }

        private @Nullable String end(Event event, List<Long> task) {
            boolean isMatch = event.words().getFirst().equals(openCallOf.remove(task));
            return isMatch ? stranger(event, task) : "an end without its call";
        }

        /// Loading or building the object may raise without a call, and so may a forked child.
        private @Nullable String raise(List<Long> task) {
            openCallOf.remove(task);
            return null;
        }

        /// Uses of harness objects may nest, as a load within an acquire of a lock of ours.
        private @Nullable String log(Event event, List<Long> task) {
            var uses = openUsesOf.computeIfAbsent(task, _ -> new ArrayDeque<>());
            var use = event.words().get(1);
            var object = event.words().getFirst();
            if (use.startsWith("call:")) {
                uses.addLast(object + " " + use.substring("call:".length()));
            } else if (use.startsWith("return:")) {
                var ended = object + " " + use.substring("return:".length());
                return ended.equals(uses.pollLast()) ? null : "an end without its call";
            }
            return isBegun ? null : "a line before the begin";
        }

        private @Nullable String exit(Event event, List<Long> task) {
            boolean isFirst = exited.add(event.thread());
            boolean isIdle = !openCallOf.containsKey(task);
            boolean isKnown = task.equals(taskOf.get(event.thread()));
            return isFirst && isIdle && isKnown ? null : "an exit of a thread that cannot exit now";
        }

        private @Nullable String end() {
            isEnded = true;
            return isBegun ? null : "an end before the begin";
        }

        @Nullable String faultAtEnd() {
            var running = new ArrayList<>(taskOf.keySet());
            running.removeAll(exited);
            running.remove(MAIN);
            boolean isOver = isEnded && openCallOf.isEmpty() && running.isEmpty();
            return isOver ? null : "an end while threads were running";
        }
    }
}
