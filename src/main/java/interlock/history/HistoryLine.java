package interlock.history;

import interlock.history.Event.Kind;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;

/// One line of a box's standard output, read as a line of a history.
public sealed interface HistoryLine {
    /// A line as the harness writes it.
    record Recorded(Event event) implements HistoryLine {}

    /// A line that no harness writes.
    ///
    /// @param text of the line, shortened
    /// @param expected what would have been right
    record Malformed(String text, String expected) implements HistoryLine {
        public Finding finding() {
            return new Finding(
                            FindingKind.FORGED,
                            "history.malformed-line",
                            Map.of("expected", expected))
                    .withEvidence(List.of(Transcript.printable(text)));
        }
    }

    /// @param line without its line break
    static HistoryLine of(byte[] line) {
        return of(LineWords.of(line));
    }

    /// @param line without its line break
    static HistoryLine of(String line) {
        return of(LineWords.of(line));
    }

    static HistoryLine of(LineWords words) {
        return switch (words) {
            case LineWords.Odd(var text, var expected) -> new Malformed(text, expected);
            case LineWords.Written written ->
                    Kind.ofHarness(written.kind())
                            .map(kind -> event(written, kind))
                            .orElseGet(() -> not(written, "a kind the harness writes"));
        };
    }

    private static HistoryLine event(LineWords.Written line, Kind kind) {
        int words = line.rest().size();
        if (words < fewest(kind) || words > most(kind)) {
            return not(line, "other words after " + line.kind());
        }
        return new Recorded(
                new Event(
                        line.timeNanos(),
                        line.pid(),
                        line.tid(),
                        line.thread(),
                        kind,
                        line.rest()));
    }

    private static Malformed not(LineWords.Written line, String expected) {
        var rest = String.join(" ", line.rest());
        return new Malformed("%s %s %s".formatted(line.thread(), line.kind(), rest), expected);
    }

    private static int fewest(Kind kind) {
        return switch (kind) {
            case READY, THREAD, EXIT, END -> 0;
            case BEGIN, CALL, RETURN, ASK, ANSWER, FATAL -> 1;
            case LOG -> 2;
            case RAISE -> 3;
        };
    }

    private static int most(Kind kind) {
        return switch (kind) {
            case READY, THREAD, EXIT, END -> 0;
            case BEGIN -> 1;
            case FATAL, RAISE, CALL, RETURN, ASK, ANSWER, LOG -> Integer.MAX_VALUE;
        };
    }
}
