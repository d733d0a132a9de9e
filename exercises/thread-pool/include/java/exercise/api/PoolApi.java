package exercise.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// A fixed number of threads that run the tasks they are given, in the order of submission.
public interface PoolApi extends AutoCloseable {
    /// Hands over a task; blocks while as many tasks wait as may.
    ///
    /// @throws PoolClosed if the pool is shut down, also while blocked
    <T> Handle<T> submit(Callable<T> task) throws InterruptedException;

    /// Applies a function to each item in the threads of the pool.
    ///
    /// @return the results in the order of the items
    /// @throws ExecutionException with what the function threw for one of the items
    /// @throws WouldDeadlock if the caller is the only worker of this pool
    /// @throws PoolClosed if the pool is shut down
    <T, R> List<R> map(Function<T, R> function, List<T> items)
            throws InterruptedException, ExecutionException;

    /// Refuses tasks from now on, and returns at once. Tasks that wait still run, or are cancelled.
    void shutdown(boolean cancelQueued);

    /// Waits until the pool is shut down and all its threads have ended.
    ///
    /// @return false if the time is over
    boolean awaitEnd(Duration limit) throws InterruptedException;

    /// Shuts down, lets waiting tasks run, and waits for the end however long it takes.
    @Override
    void close();
}
