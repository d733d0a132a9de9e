package interlock.sandbox;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.nio.file.Path;

/// A file descriptor whose number is known, which the JDK's own streams do not tell.
record Descriptor(int number) implements AutoCloseable {
    private static final Native LIBC = Native.libc();
    private static final int OWNER_READS_AND_WRITES = 0600;
    private static final int CLOSE_ON_EXEC = 02000000;

    /// Creates or empties a file, open for writing.
    static Descriptor create(Path file) {
        try (var arena = Arena.ofConfined()) {
            int number =
                    LIBC.call(
                            "creat",
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                            arena.allocateFrom(file.toString()),
                            OWNER_READS_AND_WRITES);
            if (number < 0) {
                throw new SandboxException(file + " could not be created");
            }
            return new Descriptor(number);
        }
    }

    /// The two ends of a new pipe.
    static Pipe pipe() {
        try (var arena = Arena.ofConfined()) {
            var ends = arena.allocate(JAVA_INT, 2);
            int result =
                    LIBC.call(
                            "pipe2",
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                            ends,
                            CLOSE_ON_EXEC);
            if (result != 0) {
                throw new SandboxException(
                        "no pipe could be opened: too many open files? Raise `ulimit -n`.");
            }
            return new Pipe(
                    new Descriptor(ends.getAtIndex(JAVA_INT, 0)),
                    new Descriptor(ends.getAtIndex(JAVA_INT, 1)));
        }
    }

    /// A name by which other processes of the same user, and this one, can open it.
    Path path() {
        return Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd", "" + number);
    }

    @Override
    public void close() {
        LIBC.call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), number);
    }

    record Pipe(Descriptor read, Descriptor write) {}
}
