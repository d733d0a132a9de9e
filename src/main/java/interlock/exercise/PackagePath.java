package interlock.exercise;

import java.util.regex.Pattern;

/// What the path of a file in a package may look like.
final class PackagePath {
    static final String RULE =
            "names of letters, digits, '_', '-' and '.' (not first), joined by '/', at most 200"
                    + " characters";

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
    private static final int LENGTH_MAX = 200;

    private PackagePath() {}

    /// Rules out `..`, absolute paths, drives, control characters and hidden files at once.
    static boolean isRight(String path) {
        return path.length() <= LENGTH_MAX && FORM.matcher(path).matches();
    }
}
