package interlock.history;

import java.util.Optional;

/// How one word is written on a line of the harness protocol: without blanks and line breaks.
public final class Words {
    private Words() {}

    public static String encode(String word) {
        if (word.isEmpty()) {
            return "%";
        }
        return word.replace("%", "%25").replace(" ", "%20").replace("\n", "%0A");
    }

    /// @return nothing if no word is written this way
    public static Optional<String> decode(String written) {
        if (written.equals("%")) {
            return Optional.of("");
        }
        var word = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char next = written.charAt(i);
            if (next == ' ' || next == '\n') {
                return Optional.empty();
            }
            if (next != '%') {
                word.append(next);
                continue;
            }
            var escape = written.substring(i, Math.min(i + 3, written.length()));
            switch (escape) {
                case "%20" -> word.append(' ');
                case "%0A" -> word.append('\n');
                case "%25" -> word.append('%');
                default -> {
                    return Optional.empty();
                }
            }
            i += 2;
        }
        return word.isEmpty() ? Optional.empty() : Optional.of(word.toString());
    }
}
