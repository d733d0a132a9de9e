package exercise.api;

import java.time.Duration;

/// A flag that threads can wait for. It is clear at first.
public interface EventApi {
    boolean isSet();

    /// Sets the flag and releases every thread that waits at this instant, even if the flag is
    /// cleared at once.
    void set();

    void clear();

    /// Returns at once if the flag is set, else waits for `set`.
    ///
    /// @throws InterruptedException if the caller is interrupted while waiting
    void await() throws InterruptedException;

    /// As `await()`, but waits no longer than `limit`; zero means "do not wait".
    ///
    /// @return true if the flag was set, or `set` released the caller; false if the time is over
    /// @throws IllegalArgumentException if the limit is negative
    boolean await(Duration limit) throws InterruptedException;
}
