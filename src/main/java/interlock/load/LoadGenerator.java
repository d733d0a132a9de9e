package interlock.load;

import interlock.sandbox.Slot;
import interlock.verdict.Load;
import java.util.Map;

/// Loads the cores of a slot, or the disk, until told to stop. Safe for use by many threads.
public interface LoadGenerator {
    /// @throws interlock.sandbox.SandboxException if the load cannot be made; says what to install
    ActiveLoad start(Load load, Slot slot);

    /// A load that runs until it is closed.
    interface ActiveLoad extends AutoCloseable {
        /// What really ran: `load`, and unless idle `command`, `workers`, `weight`, `running`,
        /// `cpu_seconds`, `bytes_written`.
        Map<String, String> facts();

        /// Ends every process of the load and removes its files; `facts` stays answered.
        @Override
        void close();
    }
}
