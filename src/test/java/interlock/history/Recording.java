package interlock.history;

import interlock.history.Event.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Histories as tests write them, a line for each operation, times in milliseconds:
///
///     A 0-10 put 1 -> ok          an operation of thread A
///     A 0-? put 1                 one that never ended
///     A 0-10 put 1 ! Oops text    one that raised an exception
///     7/8 0-3 store.load -> 5     a use of a harness object by task 8 of process 7
///     main 5 ask asleep A         any other event
final class Recording {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long PID = 2;

    private final List<Event> events = new ArrayList<>();
    private final Set<String> threads = new LinkedHashSet<>();
    private long last = 0;

    private Recording() {}

    static History of(Map<String, String> object, String lines) {
        var recording = new Recording();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(recording::add);
        return new History("case", object, recording.complete(), true);
    }

    static History of(String lines) {
        return of(Map.of(), lines);
    }

    /// The same, cut off before its end.
    static History unended(String lines) {
        var whole = of(lines);
        var events =
                whole.events().stream()
                        .filter(event -> event.kind() != Kind.END && event.kind() != Kind.EXIT)
                        .toList();
        return new History(whole.caseName(), whole.object(), events, false);
    }

    private void add(String line) {
        var words = List.of(line.split(" +", -1));
        var thread = words.getFirst();
        var interval = words.get(1).split("-", -1);
        var rest = words.subList(2, words.size());
        if (interval.length == 1) {
            var kind = Kind.valueOf(rest.getFirst().toUpperCase(Locale.ROOT));
            put(words.get(1), thread, kind, rest.subList(1, rest.size()));
            return;
        }
        boolean isUse = rest.getFirst().contains(".");
        int arrow = Math.max(rest.indexOf("->"), rest.indexOf("!"));
        var call = arrow < 0 ? rest : rest.subList(0, arrow);
        put(interval[0], thread, isUse ? Kind.LOG : Kind.CALL, named(call, isUse ? "call:" : ""));
        if (!interval[1].equals("?")) {
            var result = arrow < 0 ? List.<String>of() : rest.subList(arrow + 1, rest.size());
            var end = new ArrayList<>(named(call.subList(0, 1), isUse ? "return:" : ""));
            end.addAll(result);
            boolean isRaise = rest.contains("!");
            put(interval[1], thread, isRaise ? Kind.RAISE : isUse ? Kind.LOG : Kind.RETURN, end);
        }
    }

    private static List<String> named(List<String> words, String prefix) {
        if (prefix.isEmpty()) {
            return words;
        }
        var use = words.getFirst().split("\\.", -1);
        var named = new ArrayList<>(List.of(use[0], prefix + use[1]));
        named.addAll(words.subList(1, words.size()));
        return named;
    }

    private void put(String millis, String thread, Kind kind, List<String> words) {
        long nanos = Math.round(Double.parseDouble(millis) * NANOS_PER_MILLI);
        last = Math.max(last, nanos);
        events.add(event(nanos, thread, kind, words));
    }

    private Event event(long nanos, String thread, Kind kind, List<String> words) {
        var task = thread.split("/", -1);
        if (task.length == 2) {
            return new Event(
                    nanos, Long.parseLong(task[0]), Long.parseLong(task[1]), "-", kind, words);
        }
        if (kind != Kind.ANSWER && kind != Kind.BEGIN) {
            threads.add(thread);
        }
        return new Event(nanos, PID, tid(thread), thread, kind, words);
    }

    private static long tid(String thread) {
        return thread.equals("main") ? PID : 1000 + thread.hashCode() % 1000;
    }

    private List<Event> complete() {
        var all = new ArrayList<Event>();
        all.add(new Event(0, PID, PID, "main", Kind.BEGIN, List.of("case")));
        for (var thread : threads) {
            all.add(new Event(0, PID, tid(thread), thread, Kind.THREAD, List.of()));
        }
        events.sort(Comparator.comparingLong(Event::timeNanos));
        all.addAll(events);
        for (var thread : threads) {
            all.add(new Event(last, PID, tid(thread), thread, Kind.EXIT, List.of()));
        }
        all.add(new Event(last, PID, PID, "main", Kind.END, List.of()));
        return all;
    }
}
