package exercise.api;

import java.time.Duration;

/// A first-in-first-out buffer of limited capacity, shared by threads that put and threads that
/// take. A limit of zero means "do not wait", a negative limit "wait as long as it takes".
public interface BufferApi<T> {
    /// Adds an item at the end, waiting while the buffer is full.
    ///
    /// @throws NullPointerException if `item` is null
    /// @throws BufferClosed if the buffer is closed, also while waiting
    /// @throws InterruptedException if the caller is interrupted while waiting; nothing was added
    void put(T item) throws InterruptedException, BufferClosed;

    /// As `put`, but waits no longer than `limit`.
    ///
    /// @return whether the item was added
    boolean offer(T item, Duration limit) throws InterruptedException, BufferClosed;

    /// Removes the first item, waiting while the buffer is empty.
    ///
    /// @throws BufferClosed if the buffer is closed and empty, also while waiting
    /// @throws InterruptedException if the caller is interrupted while waiting; nothing was removed
    T take() throws InterruptedException, BufferClosed;

    /// As `take`, but waits no longer than `limit`.
    ///
    /// @return the item, or null if none came in time
    T poll(Duration limit) throws InterruptedException, BufferClosed;

    /// Refuses items from now on and releases all who wait; items inside can still be taken.
    /// Closing a closed buffer does nothing.
    void close();

    /// How many items are inside.
    int size();
}
