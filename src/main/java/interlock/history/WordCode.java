package interlock.history;

import java.util.HexFormat;
import java.util.Optional;

/// How one word is written on a line of the harness protocol: without blanks and line breaks.
final class WordCode {
    private WordCode() {}

    static String encode(String word) {
        if (word.isEmpty()) {
            return "%";
        }
        return word.replace("%", "%25").replace(" ", "%20").replace("\n", "%0A");
    }

    /// @return nothing if no word is written this way
    static Optional<String> decode(String written) {
        if (written.equals("%")) {
            return Optional.of("");
        }
        if (written.isEmpty() || written.indexOf(' ') >= 0 || written.indexOf('\n') >= 0) {
            return Optional.empty();
        }
        return written.indexOf('%') < 0 ? Optional.of(written) : unescaped(written);
    }

    private static Optional<String> unescaped(String written) {
        var word = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char next = written.charAt(i);
            if (next == '%') {
                int code = escaped(written, i + 1);
                if (code < 0) {
                    return Optional.empty();
                }
                word.append((char) code);
                i += 2;
            } else {
                word.append(next);
            }
        }
        return Optional.of(word.toString());
    }

    /// @return the ASCII character of two hexadecimal digits, -1 if they are none
    private static int escaped(String written, int from) {
        boolean isHex =
                from + 2 <= written.length()
                        && HexFormat.isHexDigit(written.charAt(from))
                        && HexFormat.isHexDigit(written.charAt(from + 1));
        int code = isHex ? HexFormat.fromHexDigits(written, from, from + 2) : -1;
        return code < 0x80 ? code : -1;
    }
}
