package interlock.harness;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The requests of the grader, line by line. Read by the main thread between cases and by the
/// thread that asks during a case, never by two at once: who asks guards it.
public final class Requests {
    private final BufferedReader lines;

    /// The requests that come on standard input.
    public static Requests standard() {
        return new Requests(new FileInputStream(FileDescriptor.in));
    }

    Requests(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /// The words of the next line; `bye` when there are no more lines.
    ///
    /// @throws ScriptException if it cannot be read
    public List<String> next() {
        try {
            String line = lines.readLine();
            return line == null ? List.of("bye") : Words.split(line);
        } catch (IOException | IllegalArgumentException broken) {
            throw new ScriptException("the request cannot be read: " + broken.getMessage());
        }
    }
}
