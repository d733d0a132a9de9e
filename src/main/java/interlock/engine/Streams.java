package interlock.engine;

import java.io.OutputStream;
import java.io.PrintStream;

/// The candidate's prints: kept in a replay, dropped where thousands of schedules would print the
/// same.
final class Streams {
    private static final PrintStream ERRORS = System.err;
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private Streams() {}

    static void silence() {
        System.setOut(NOWHERE);
        System.setErr(NOWHERE);
    }

    static void restore() {
        System.setOut(ERRORS);
        System.setErr(ERRORS);
    }
}
