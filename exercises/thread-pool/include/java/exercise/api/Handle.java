package exercise.api;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// What came, or will come, of one task.
public interface Handle<T> {
    /// Waits for the end of the task.
    ///
    /// @throws ExecutionException with what the task threw
    /// @throws CancellationException if the task was cancelled
    T result() throws InterruptedException, ExecutionException;

    /// As `result()`, but waits no longer than the limit.
    ///
    /// @throws TimeoutException if the time is over
    T result(Duration limit) throws InterruptedException, ExecutionException, TimeoutException;

    /// Cancels the task if it has not begun.
    ///
    /// @return true if the task is cancelled, now or before: it never runs
    boolean cancel();

    /// Whether the task has ended or was cancelled.
    boolean isDone();
}
