package interlock.casework;

import interlock.history.Event;
import interlock.history.History;
import java.util.Locale;
import java.util.stream.Collectors;

/// Histories as text, to be kept with a run: times in microseconds since the first line.
public final class Histories {
    private Histories() {}

    /// @param linesMax later lines are left out, and the text says so
    public static String text(History history, int linesMax) {
        var events = history.events();
        if (events.isEmpty()) {
            return "";
        }
        long start = events.getFirst().timeNanos();
        var text =
                events.stream()
                        .limit(linesMax)
                        .map(event -> line(event, start))
                        .collect(Collectors.joining("\n"));
        return events.size() > linesMax
                ? text + "\n… " + (events.size() - linesMax) + " more lines"
                : text;
    }

    private static String line(Event event, long start) {
        return "%10d  %-6s %6d  %-6s %s"
                .formatted(
                        (event.timeNanos() - start) / 1000,
                        event.thread(),
                        event.tid(),
                        event.kind().name().toLowerCase(Locale.ROOT),
                        String.join(" ", event.words()));
    }
}
