package interlock.engine;

import interlock.harness.Harness;
import interlock.harness.HistoryLines;
import interlock.harness.Script;
import interlock.harness.Words;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// The engine's end of the history.
final class Output {
    private final OutputStream history;

    private Output(OutputStream history) {
        this.history = history;
    }

    static Output standard() {
        return new Output(new FileOutputStream(FileDescriptor.out));
    }

    synchronized void write(byte[] lines) {
        try {
            history.write(lines);
        } catch (IOException grader) {
            Runtime.getRuntime().halt(Harness.STATUS_GRADER_GONE);
        }
    }

    /// A line that belongs to no schedule.
    void tell(String kind, String rest) {
        write(HistoryLines.bytes("0 1 1", Script.MAIN, kind, rest));
    }

    void fatal(String message) {
        tell("fatal", Words.encode(message));
        Runtime.getRuntime().halt(Harness.STATUS_FATAL);
    }
}
