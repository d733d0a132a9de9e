package interlock.language;

import java.util.OptionalInt;

/// Looks for directives that say which file and line follow (`#line 1 "f"`, `# 1 "f"`): the rules
/// tell by these whose a token is, so a solution that places its own could hide any.
///
/// What only looks like one, as in a comment, counts too. Takes time linear in the text, whatever
/// it holds. Confined to one text.
final class CPlacing {
    private static final String WORD = "line";

    private final StringBuilder text = new StringBuilder();
    private final int[] lineOf;

    private CPlacing(String source) {
        lineOf = new int[source.length() + 1];
        int line = 1;
        for (int i = 0; i < source.length(); i++) {
            int end = endOfSplice(source, i);
            if (end > i) {
                line++;
                i = end - 1;
                continue;
            }
            lineOf[text.length()] = line;
            text.append(source.charAt(i));
            line += source.charAt(i) == '\n' ? 1 : 0;
        }
    }

    /// The line of the first such directive, from 1.
    static OptionalInt lineIn(String source) {
        return new CPlacing(source).first();
    }

    private OptionalInt first() {
        var places = placing();
        boolean isFresh = true;
        for (int i = 0; i < text.length(); i++) {
            int after = text.charAt(i) == '#' ? i + 1 : isAt(i, "%:") ? i + 2 : 0;
            if (isFresh && after > 0 && places[after]) {
                return OptionalInt.of(lineOf[i]);
            }
            boolean isEndOfComment = i > 0 && isAt(i - 1, "*/");
            isFresh =
                    text.charAt(i) == '\n'
                            || isEndOfComment
                            || (isFresh && isBlank(text.charAt(i)));
        }
        return OptionalInt.empty();
    }

    /// Whether behind each position, comments and blanks of its line left out, stands a number or
    /// the word.
    private boolean[] placing() {
        var places = new boolean[text.length() + 2];
        int close = -1;
        for (int i = text.length() - 1; i >= 0; i--) {
            boolean isNumber = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            boolean isPassed = isBlank(text.charAt(i)) && text.charAt(i) != '\n' && places[i + 1];
            boolean isCommented = close >= 0 && isAt(i, "/*") && places[close + 2];
            places[i] = isNumber || isAt(i, WORD) || isPassed || isCommented;
            close = isAt(i, "*/") ? i : close;
        }
        return places;
    }

    private boolean isAt(int position, String word) {
        if (position + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(position + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\0' || c == '\uFEFF';
    }

    /// Behind the end of a line that goes on in the next one; the same position if there is none.
    private static int endOfSplice(String source, int from) {
        if (source.charAt(from) != '\\') {
            return from;
        }
        int i = from + 1;
        while (i < source.length() && source.charAt(i) != '\n' && isBlank(source.charAt(i))) {
            i++;
        }
        return i < source.length() && source.charAt(i) == '\n' ? i + 1 : from;
    }
}
