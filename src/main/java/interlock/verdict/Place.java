package interlock.verdict;

/// A place in a file that was handed in. Lines and columns count from 1; a column of 0 means the
/// whole line.
public record Place(String file, int line, int column) {
    public Place {
        if (line < 1 || column < 0) {
            throw new IllegalArgumentException("no such place: " + line + ":" + column);
        }
    }
}
