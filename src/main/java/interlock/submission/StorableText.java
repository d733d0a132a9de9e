package interlock.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes what programs printed fit to be stored: PostgreSQL refuses NUL, UTF-8 a lone surrogate.
final class StorableText {
    private static final char REPLACEMENT = '�';

    private StorableText() {}

    static String of(String text, int charsMax) {
        var cut = text.length() <= charsMax ? text : text.substring(0, charsMax);
        if (isStorable(cut)) {
            return cut;
        }
        var clean = new StringBuilder(cut.length());
        cut.codePoints()
                .map(c -> c == 0 || isSurrogate(c) ? REPLACEMENT : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    static Map<String, String> of(Map<String, String> texts, int charsMax) {
        return texts.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                text -> of(text.getKey(), charsMax),
                                text -> of(text.getValue(), charsMax),
                                (first, _) -> first));
    }

    static List<String> of(List<String> texts, int charsMax) {
        return texts.stream().map(text -> of(text, charsMax)).toList();
    }

    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
