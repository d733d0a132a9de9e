package exercise;

import exercise.api.Handle;
import exercise.api.PoolApi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// `PoolApi` and `Handle` are given and cannot be changed; the statement shows them. Keep the
/// package, the name of this class and its constructor. Other classes may stand below.
final class Pool implements PoolApi {

    Pool(int workers, int queueLimit) {
        throw new UnsupportedOperationException("Pool");
    }

    @Override
    public <T> Handle<T> submit(Callable<T> task) throws InterruptedException {
        throw new UnsupportedOperationException("submit");
    }

    @Override
    public <T, R> List<R> map(Function<T, R> function, List<T> items)
            throws InterruptedException, ExecutionException {
        throw new UnsupportedOperationException("map");
    }

    @Override
    public void shutdown(boolean cancelQueued) {
        throw new UnsupportedOperationException("shutdown");
    }

    @Override
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        throw new UnsupportedOperationException("awaitEnd");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("close");
    }
}
