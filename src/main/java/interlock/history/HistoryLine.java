package interlock.history;

import interlock.history.Event.Kind;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One line of a box's standard output, read strictly: candidate code may have written it.
public sealed interface HistoryLine {
    /// What `write` keeps whole on a pipe is more than this, see the harness protocol.
    int BYTES_MAX = 4000;

    /// A line as the harness writes it.
    record Recorded(Event event) implements HistoryLine {}

    /// A line that no harness writes.
    ///
    /// @param text of the line, shortened
    /// @param expected what would have been right
    record Malformed(String text, String expected) implements HistoryLine {
        private static final int TEXT_MAX = 200;

        public Malformed {
            text = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
        }

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
        if (line.length > BYTES_MAX) {
            var start = new String(line, 0, Malformed.TEXT_MAX + 1, StandardCharsets.UTF_8);
            return new Malformed(start, "at most " + BYTES_MAX + " bytes");
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return of(decoder.decode(ByteBuffer.wrap(line)).toString());
        } catch (CharacterCodingException _) {
            return new Malformed(new String(line, StandardCharsets.UTF_8), "UTF-8");
        }
    }

    /// @param line without its line break
    static HistoryLine of(String line) {
        return new Reader(line).read();
    }

    /// Confined to the reading of one line.
    final class Reader {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
        private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,64}");
        private static final int WORDS_BEFORE_KIND = 4;

        private final String line;

        private Reader(String line) {
            this.line = line;
        }

        private HistoryLine read() {
            if (line.length() > BYTES_MAX) {
                return not("at most " + BYTES_MAX + " bytes");
            }
            var words = new ArrayList<String>();
            for (var written : line.split(" ", -1)) {
                var word = WordCode.decode(written);
                if (word.isEmpty()) {
                    return not("words separated by single blanks, escaped as %XX");
                }
                words.add(word.get());
            }
            if (words.size() <= WORDS_BEFORE_KIND) {
                return not("TIME PID TID THREAD KIND …");
            }
            for (var number : words.subList(0, WORDS_BEFORE_KIND - 1)) {
                if (!NUMBER.matcher(number).matches()) {
                    return not("a whole number instead of '" + number + "'");
                }
            }
            if (!NAME.matcher(words.get(3)).matches()) {
                return not("a thread name of 1 to 64 printable characters");
            }
            return kind(words.get(WORDS_BEFORE_KIND))
                    .map(kind -> event(words, kind))
                    .orElseGet(() -> not("a kind the harness writes"));
        }

        private HistoryLine event(List<String> words, Kind kind) {
            var rest = words.subList(WORDS_BEFORE_KIND + 1, words.size());
            if (rest.size() < fewest(kind) || rest.size() > most(kind)) {
                return not("other words after " + words.get(WORDS_BEFORE_KIND));
            }
            return new Recorded(
                    new Event(
                            Long.parseLong(words.get(0)),
                            Long.parseLong(words.get(1)),
                            Long.parseLong(words.get(2)),
                            words.get(3),
                            kind,
                            rest));
        }

        private static Optional<Kind> kind(String written) {
            for (var kind : Kind.values()) {
                if (kind != Kind.ANSWER && kind.name().toLowerCase(Locale.ROOT).equals(written)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
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

        private Malformed not(String expected) {
            return new Malformed(line, expected);
        }
    }
}
