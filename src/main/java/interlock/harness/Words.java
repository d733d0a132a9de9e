package interlock.harness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The spelling of words in the lines that harness and grader exchange: single blanks separate
/// them, blanks, control characters and `%` inside them are written `%XX`, the empty word is `%`.
public final class Words {
    private static final String HEX = "0123456789ABCDEF";

    private Words() {}

    public static String encode(String word) {
        if (word.isEmpty()) {
            return "%";
        }
        var line = new StringBuilder(word.length() + 8);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c <= ' ' || c == '%' || c == 0x7f) {
                line.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    /// @throws IllegalArgumentException if an escape is not `%` and two hexadecimal digits
    public static String decode(String word) {
        if (word.indexOf('%') < 0) {
            return word;
        }
        if (word.equals("%")) {
            return "";
        }
        var bytes = new ByteArrayOutputStream(word.length());
        byte[] written = word.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < written.length; i++) {
            if (written[i] == '%') {
                if (i + 2 >= written.length) {
                    throw new IllegalArgumentException("escape cut short in '" + word + "'");
                }
                bytes.write(digit(written[i + 1], word) << 4 | digit(written[i + 2], word));
                i += 2;
            } else {
                bytes.write(written[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Words as one line, encoded.
    public static String join(List<String> words) {
        var line = new StringBuilder();
        for (String word : words) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(encode(word));
        }
        return line.toString();
    }

    /// Words as one line, encoded: the form in which an adapter returns several words.
    public static String join(String... words) {
        return join(List.of(words));
    }

    /// The decoded words of a line, none for an empty line.
    ///
    /// @throws IllegalArgumentException as in [#decode]
    public static List<String> split(String line) {
        var words = new ArrayList<String>();
        for (int start = 0, end; start < line.length(); start = end + 1) {
            end = line.indexOf(' ', start);
            end = end < 0 ? line.length() : end;
            words.add(decode(line.substring(start, end)));
        }
        return List.copyOf(words);
    }

    private static int digit(byte character, String word) {
        int digit = Character.digit((char) character, 16);
        if (digit < 0) {
            throw new IllegalArgumentException("no such escape in '" + word + "'");
        }
        return digit;
    }
}
