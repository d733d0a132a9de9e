package interlock.history;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return of(decoder.decode(ByteBuffer.wrap(line)).toString());
        } catch (CharacterCodingException _) {
            return new Odd(new String(line, StandardCharsets.UTF_8), "UTF-8");
        }
    }

    /// @param line without its line break
    static LineWords of(String line) {
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
                if (!NUMBER.matcher(number).matches()) {
                    return odd("a whole number instead of '" + number + "'");
                }
            }
            if (!NAME.matcher(words.get(3)).matches()) {
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

        private Odd odd(String expected) {
            return new Odd(line, expected);
        }
    }
}
