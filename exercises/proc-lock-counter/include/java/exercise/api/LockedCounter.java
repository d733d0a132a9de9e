package exercise.api;

import java.io.IOException;
import java.nio.file.Path;

/// What one of several JVMs does; all of them use the same lock file and the same store.
public interface LockedCounter {
    /// Counts the store up `rounds` times.
    ///
    /// @throws WorkerFailed at the end, if the store refused some of the increments
    void work(Path lockFile, Store store, int rounds) throws IOException;
}
