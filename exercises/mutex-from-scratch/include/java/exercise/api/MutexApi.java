package exercise.api;

import java.time.Duration;

/// A lock for threads. It is free at first, and its holder cannot take it a second time.
public interface MutexApi {
    /// Takes the lock, and waits for it as long as it takes.
    ///
    /// @throws InterruptedException if the caller is interrupted while waiting; it has not got it
    void acquire() throws InterruptedException;

    /// Takes the lock if it is free; does not wait.
    boolean tryAcquire();

    /// As `acquire()`, but waits no longer than `limit`. Zero means "do not wait", a negative limit
    /// "as long as it takes".
    ///
    /// @return whether the caller has got the lock
    boolean tryAcquire(Duration limit) throws InterruptedException;

    /// Gives the lock back.
    ///
    /// @throws IllegalMonitorStateException if the caller does not hold it
    void release();
}
