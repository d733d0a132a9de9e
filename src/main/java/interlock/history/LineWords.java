package interlock.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of one line of a box's standard output, read strictly: candidate code may have
/// written it.
public sealed interface LineWords {
    /// What `write` keeps whole on a pipe is more than this, see the harness protocol.
    int BYTES_MAX = 4000;

    /// A line of the form that all lines have.
    ///
    /// @param kind not yet looked at
    /// @param rest what follows the kind, decoded
    record Written(
            long timeNanos, long pid, long tid, String thread, String kind, List<String> rest)
            implements LineWords {
        public Written {
            rest = List.copyOf(rest);
        }
    }

    /// A line that has not that form.
    ///
    /// @param text of the line, shortened
    /// @param expected what would have been right
    record Odd(String text, String expected) implements LineWords {
        private static final int TEXT_MAX = 200;

        public Odd {
            text = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
        }
    }

    /// @param line without its line break
    static LineWords of(byte[] line) {
        if (line.length > BYTES_MAX) {
            var start = new String(line, 0, Odd.TEXT_MAX + 1, StandardCharsets.UTF_8);
            return new Odd(start, "at most " + BYTES_MAX + " bytes");
        }
        var text = new String(line, StandardCharsets.UTF_8);
        boolean isUtf8 = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line);
        return isUtf8 ? of(text) : new Odd(text, "UTF-8");
    }

    /// @param line without its line break
    static LineWords of(String line) {
        return new Reader(line).read();
    }

    /// Whether it is a whole number that is not negative, of so many decimal digits at most.
    static boolean isNumber(String word, int digitsMax) {
        return !word.isEmpty()
                && word.length() <= digitsMax
                && word.chars().allMatch(next -> next >= '0' && next <= '9');
    }

    /// Confined to the reading of one line.
    final class Reader {
        /// All of them fit into a `long`.
        private static final int DIGITS_MAX = 18;

        private static final int NAME_MAX = 64;
        private static final char DELETE = 0x7f;
        private static final int WORDS_BEFORE_KIND = 4;

        private final String line;

        private Reader(String line) {
            this.line = line;
        }

        private LineWords read() {
            if (line.length() > BYTES_MAX) {
                return odd("at most " + BYTES_MAX + " bytes");
            }
            var words = new ArrayList<String>();
            for (var written : line.split(" ", -1)) {
                var word = WordCode.decode(written);
                if (word.isEmpty()) {
                    return odd("words separated by single blanks, escaped as %XX");
                }
                words.add(word.get());
            }
            if (words.size() <= WORDS_BEFORE_KIND) {
                return odd("TIME PID TID THREAD KIND …");
            }
            for (var number : words.subList(0, WORDS_BEFORE_KIND - 1)) {
                if (!isNumber(number, DIGITS_MAX)) {
                    return odd("a whole number instead of '" + number + "'");
                }
            }
            if (!isName(words.get(3))) {
                return odd("a thread name of 1 to 64 printable characters");
            }
            return new Written(
                    Long.parseLong(words.get(0)),
                    Long.parseLong(words.get(1)),
                    Long.parseLong(words.get(2)),
                    words.get(3),
                    words.get(WORDS_BEFORE_KIND),
                    words.subList(WORDS_BEFORE_KIND + 1, words.size()));
        }

        private static boolean isName(String word) {
            return !word.isEmpty()
                    && word.codePointCount(0, word.length()) <= NAME_MAX
                    && word.chars().noneMatch(next -> next < ' ' || next == DELETE);
        }

        private Odd odd(String expected) {
            return new Odd(line, expected);
        }
    }
}
