package exercise;

import exercise.api.Handle;
import exercise.api.PoolApi;
import exercise.api.PoolClosed;
import exercise.api.WouldDeadlock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The mark of a worker does not say of which pool.
final class Pool implements PoolApi {
    private static final ThreadLocal<Boolean> IS_WORKER = ThreadLocal.withInitial(() -> false);

    private final Queue<Task<?>> queue = new ArrayDeque<>();
    private final List<Thread> workers = new ArrayList<>();
    private final int limit;
    private boolean isClosed;

    Pool(int workers, int queueLimit) {
        if (workers < 1 || queueLimit < 0) {
            throw new IllegalArgumentException("no such pool");
        }
        limit = queueLimit;
        for (int i = 0; i < workers; i++) {
            this.workers.add(new Thread(this::work));
        }
        this.workers.forEach(Thread::start);
    }

    @Override
    public <T> Handle<T> submit(Callable<T> body) throws InterruptedException {
        Task<T> task = new Task<>(body);
        synchronized (queue) {
            while (!isClosed && limit > 0 && queue.size() >= limit) {
                queue.wait();
            }
            if (isClosed) {
                throw new PoolClosed();
            }
            queue.add(task);
            queue.notifyAll();
        }
        return task;
    }

    @Override
    public <T, R> List<R> map(Function<T, R> function, List<T> items)
            throws InterruptedException, ExecutionException {
        if (IS_WORKER.get()) {
            return mapHere(function, items);
        }
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

    /// A worker that waited for the others might wait for ever.
    private <T, R> List<R> mapHere(Function<T, R> function, List<T> items)
            throws ExecutionException {
        if (workers.size() == 1) {
            throw new WouldDeadlock();
        }
        List<R> results = new ArrayList<>();
        try {
            items.forEach(item -> results.add(function.apply(item)));
        } catch (RuntimeException failure) {
            throw new ExecutionException(failure);
        }
        return results;
    }

    @Override
    public void shutdown(boolean cancelQueued) {
        List<Task<?>> cancelled = new ArrayList<>();
        synchronized (queue) {
            isClosed = true;
            if (cancelQueued) {
                cancelled.addAll(queue);
                queue.clear();
            }
            queue.notifyAll();
        }
        cancelled.forEach(Task::cancel);
    }

    @Override
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (Thread worker : workers) {
            if (!worker.join(Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        shutdown(false);
        boolean isInterrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException early) {
                    isInterrupted = true;
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        IS_WORKER.set(true);
        for (Task<?> task = next(); task != null; task = next()) {
            task.run();
        }
    }

    /// The next task, or null if there will be none any more.
    private Task<?> next() {
        synchronized (queue) {
            while (queue.isEmpty() && !isClosed) {
                try {
                    queue.wait();
                } catch (InterruptedException leftByTask) {
                    continue;
                }
            }
            Task<?> task = queue.poll();
            queue.notifyAll();
            return task;
        }
    }

    private static final class Task<T> implements Handle<T> {
        private enum State {
            WAITING,
            RUNNING,
            ENDED,
            CANCELLED
        }

        private final Callable<T> body;
        private State state = State.WAITING;
        private T value;
        private Throwable failure;

        Task(Callable<T> body) {
            this.body = body;
        }

        void run() {
            if (!begin()) {
                return;
            }
            T came = null;
            Throwable thrown = null;
            try {
                came = body.call();
            } catch (Throwable any) {
                thrown = any;
            }
            end(came, thrown);
        }

        private synchronized boolean begin() {
            if (state != State.WAITING) {
                return false;
            }
            state = State.RUNNING;
            return true;
        }

        private synchronized void end(T came, Throwable thrown) {
            value = came;
            failure = thrown;
            state = State.ENDED;
            notifyAll();
        }

        @Override
        public synchronized T result() throws InterruptedException, ExecutionException {
            while (!isDone()) {
                wait();
            }
            return outcome();
        }

        @Override
        public synchronized T result(Duration limit)
                throws InterruptedException, ExecutionException, TimeoutException {
            long end = System.nanoTime() + limit.toNanos();
            while (!isDone()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new TimeoutException();
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return outcome();
        }

        private T outcome() throws ExecutionException {
            if (state == State.CANCELLED) {
                throw new CancellationException();
            }
            if (failure != null) {
                throw new ExecutionException(failure);
            }
            return value;
        }

        @Override
        public synchronized boolean cancel() {
            if (state == State.WAITING) {
                state = State.CANCELLED;
                notifyAll();
            }
            return state == State.CANCELLED;
        }

        @Override
        public synchronized boolean isDone() {
            return state == State.ENDED || state == State.CANCELLED;
        }
    }
}
