package interlock.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The identifiers that preprocessed C has in the candidate's own files, macros expanded.
final class CTokens {
    private static final String SOLUTION = "/in/solution/";
    private static final Pattern MARKER = Pattern.compile("# (\\d+) \"((?:[^\"\\\\]|\\\\.)*)\".*");
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\"(?:[^\"\\\\]|\\\\.)*+\""
                            + "|'(?:[^'\\\\]|\\\\.)*+'|([\\p{L}_$][\\p{L}\\p{N}_$]*)");
    private static final Set<String> ASSEMBLY = Set.of("asm", "__asm", "__asm__");

    record Token(String text, String file, int line) {
        boolean isAssembly() {
            return ASSEMBLY.contains(text);
        }
    }

    private CTokens() {}

    static List<Token> of(String preprocessed) {
        var tokens = new ArrayList<Token>();
        for (var own : ownLines(preprocessed)) {
            var token = TOKEN.matcher(own.text());
            while (token.find()) {
                if (token.group(1) != null) {
                    tokens.add(new Token(token.group(1), own.file(), own.line()));
                }
            }
        }
        return tokens;
    }

    /// The preprocessed text of the candidate's own files.
    static String text(String preprocessed) {
        return String.join("\n", ownLines(preprocessed).stream().map(Token::text).toList());
    }

    private static List<Token> ownLines(String preprocessed) {
        var lines = new ArrayList<Token>();
        String file = "";
        int line = 0;
        for (String text : preprocessed.split("\n", -1)) {
            Matcher marker = MARKER.matcher(text);
            if (marker.matches()) {
                file = marker.group(2);
                line = Integer.parseInt(marker.group(1));
                continue;
            }
            if (file.startsWith(SOLUTION)) {
                lines.add(new Token(text, file.substring(SOLUTION.length()), line));
            }
            line++;
        }
        return lines;
    }
}
