package interlock.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/// One sandboxed process tree. Streams, `kill` and `pids` may be used by different threads.
public interface Box extends AutoCloseable {
    OutputStream stdin();

    /// Ends at end of file; bytes beyond the output limit are not delivered, the box is killed.
    InputStream stdout();

    InputStream stderr();

    /// Kernel process ids, as seen outside, of the candidate's processes now in the box; the
    /// sandbox's own processes are not among them.
    Set<Long> pids();

    /// The usage so far.
    ///
    /// @throws SandboxException if the kernel's counters cannot be read
    Usage usage();

    /// Ends every process in the box; the outcome is `Killed` unless it had ended before.
    void kill();

    /// Waits for the end; the limits are enforced whether or not anyone waits here.
    Ending await() throws InterruptedException;

    /// Kills if needed and removes every trace: processes, control groups, mounts, files.
    @Override
    void close();

    record Ending(Outcome outcome, Usage usage) {}
}
