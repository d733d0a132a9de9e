package interlock.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a process's parent from `/proc`.
final class ParentOf {
    private ParentOf() {}

    /// Its process id; 0 if the process has ended.
    static long process(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name, in parentheses, may hold anything; state and parent follow the last one.
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[1]);
        } catch (IOException ended) {
            return 0;
        }
    }
}
