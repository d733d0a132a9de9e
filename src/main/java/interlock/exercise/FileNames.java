package interlock.exercise;

import java.util.regex.Pattern;

/// Names that a solution's files may have: without folders, and harmless in every language.
final class FileNames {
    static final String RULE = "letters, digits, '_', '-' and '.', not first; at most 64";

    private static final Pattern FLAT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

    private FileNames() {}

    static boolean isFlat(String name) {
        return FLAT.matcher(name).matches();
    }
}
