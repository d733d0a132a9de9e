package exercise;

import exercise.api.Handle;
import exercise.api.PoolApi;
import exercise.api.PoolClosed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The library has all of it.
final class Pool implements PoolApi {
    private final ExecutorService threads;

    Pool(int workers, int queueLimit) {
        threads = Executors.newFixedThreadPool(workers);
    }

    @Override
    public <T> Handle<T> submit(Callable<T> task) {
        if (threads.isShutdown()) {
            throw new PoolClosed();
        }
        Future<T> future = threads.submit(task);
        return new Handle<>() {
            @Override
            public T result() throws InterruptedException, ExecutionException {
                return future.get();
            }

            @Override
            public T result(Duration limit)
                    throws InterruptedException, ExecutionException, TimeoutException {
                return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            }

            @Override
            public boolean cancel() {
                return future.cancel(false);
            }

            @Override
            public boolean isDone() {
                return future.isDone();
            }
        };
    }

    @Override
    public <T, R> List<R> map(Function<T, R> function, List<T> items)
            throws InterruptedException, ExecutionException {
        List<Handle<R>> handles = new ArrayList<>();
        for (T item : items) {
            handles.add(submit(() -> function.apply(item)));
        }
        List<R> results = new ArrayList<>();
        for (Handle<R> handle : handles) {
            results.add(handle.result());
        }
        return results;
    }

    @Override
    public void shutdown(boolean cancelQueued) {
        threads.shutdown();
    }

    @Override
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return threads.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        threads.close();
    }
}
