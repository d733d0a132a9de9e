package interlock.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Shows events and operations as a person reads them, with times since the begin of the case:
/// `12.345 ms  A  put(17) → ok`.
final class Transcript {
    private static final String NAMELESS = "-";
    private static final int TEXT_MAX = 160;
    private static final double NANOS_PER_MILLI = 1e6;

    private final long beginNanos;

    Transcript(History history) {
        var events = history.events();
        beginNanos = events.isEmpty() ? 0 : events.getFirst().timeNanos();
    }

    List<String> lines(Collection<Operation> operations) {
        return operations.stream()
                .sorted(Comparator.comparingLong(Operation::calledNanos))
                .map(this::line)
                .toList();
    }

    /// The lines of two groups, the second one marked, all in order of time.
    List<String> lines(Collection<Operation> around, Collection<Operation> marked) {
        var all = new ArrayList<>(around);
        marked.stream().filter(operation -> !all.contains(operation)).forEach(all::add);
        return all.stream()
                .sorted(Comparator.comparingLong(Operation::calledNanos))
                .map(one -> (marked.contains(one) ? "▶ " : "  ") + line(one))
                .toList();
    }

    String line(Operation operation) {
        var end = operation.isPending() ? "…" : millis(operation.endedNanos());
        return "%s – %s ms  %s  %s"
                .formatted(
                        millis(operation.calledNanos()),
                        end,
                        actor(operation.call()),
                        told(operation));
    }

    String line(Event event) {
        var words = String.join(" ", event.words());
        return "%s ms  %s  %s %s"
                .formatted(
                        millis(event.timeNanos()),
                        actor(event),
                        event.kind().name().toLowerCase(Locale.ROOT),
                        printable(words));
    }

    /// The name of its thread; threads that the script does not name are told apart by number.
    static String actor(Event event) {
        return event.thread().equals(NAMELESS)
                ? "%d/%d".formatted(event.pid(), event.tid())
                : printable(event.thread());
    }

    static String told(Operation operation) {
        var call = operation.name() + "(" + String.join(", ", operation.args()) + ")";
        return printable(call + " → " + outcome(operation));
    }

    private static String outcome(Operation operation) {
        if (operation.isPending()) {
            return "still running";
        }
        return operation
                .result()
                .map(words -> String.join(" ", words))
                .orElseGet(() -> "raised " + raised(operation));
    }

    private static String raised(Operation operation) {
        var end = operation.end();
        return end == null ? "" : String.join(": ", end.words().subList(1, end.words().size()));
    }

    String millis(long nanos) {
        return duration(nanos - beginNanos);
    }

    static String duration(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI);
    }

    /// The text on one line, without control characters, bounded.
    static String printable(String text) {
        var safe = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E]", "·");
        return safe.length() > TEXT_MAX ? safe.substring(0, TEXT_MAX) + "…" : safe;
    }
}
