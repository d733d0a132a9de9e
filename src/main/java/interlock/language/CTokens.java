package interlock.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What preprocessed C has in the candidate's own files, macros expanded: identifiers, and the
/// begins of raw texts. Immutable.
final class CTokens {
    private static final String SOLUTION = "/in/solution/";
    private static final Pattern MARKER = Pattern.compile("# (\\d+) \"((?:[^\"\\\\]|\\\\.)*)\".*");
    private static final Pattern TEXT =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'");
    private static final Pattern TOKEN =
            Pattern.compile(TEXT + "|((?:u8|[uUL])?R\"|[\\p{L}_$][\\p{L}\\p{N}_$]*)");
    private static final Set<String> ASSEMBLY = Set.of("asm", "__asm", "__asm__");

    /// Attributes of what is not seen: of accesses, and of calls whose name is a text.
    private static final Pattern HIDING = Pattern.compile("_*no_sanitize.*|_*weakref_*");

    /// The name of a section is given to the assembler as it is.
    private static final Pattern SECTION = Pattern.compile("\\b_*section_*\\s*+\\(\\s*+\"");

    record Token(String text, String file, int line) {
        boolean isAssembly() {
            return ASSEMBLY.contains(text);
        }

        boolean isHiding() {
            return HIDING.matcher(text).matches();
        }

        boolean isSection() {
            return text.replace("_", "").equals("section");
        }

        /// Whether a text begins in which quotes mean nothing.
        boolean isRawText() {
            return text.endsWith("\"");
        }
    }

    private final List<Token> lines;

    /// @param preprocessed one file, with what it includes
    CTokens(String preprocessed) {
        lines = ownLines(preprocessed);
    }

    List<Token> all() {
        var tokens = new ArrayList<Token>();
        for (var own : lines) {
            var token = TOKEN.matcher(own.text());
            while (token.find()) {
                if (token.group(1) != null) {
                    tokens.add(new Token(token.group(1), own.file(), own.line()));
                }
            }
        }
        return tokens;
    }

    /// The same without texts, with all that stands between identifiers.
    String code() {
        return TEXT.matcher(joined()).replaceAll("\"\"");
    }

    /// Whether something is given a section of its own.
    boolean hasSections() {
        return SECTION.matcher(joined()).find();
    }

    private String joined() {
        return String.join("\n", lines.stream().map(Token::text).toList());
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
