package exercise;

import exercise.api.Handle;
import exercise.api.PoolApi;
import exercise.api.PoolClosed;
import exercise.api.WouldDeadlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// No thread is started while one is idle: two tasks that come before it wakes both count on it.
final class Pool implements PoolApi {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Condition over = lock.newCondition();
    private final LinkedList<Task<?>> waiting = new LinkedList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final int workers;
    private final int limit;
    private int idle;
    private boolean isClosed;

    Pool(int workers, int queueLimit) {
        if (workers < 1 || queueLimit < 0) {
            throw new IllegalArgumentException("no such pool");
        }
        this.workers = workers;
        this.limit = queueLimit;
    }

    @Override
    public <T> Handle<T> submit(Callable<T> body) throws InterruptedException {
        var task = new Task<>(body);
        put(task);
        return task;
    }

    private void add(Task<?> task) {
        if (isClosed) {
            throw new PoolClosed();
        }
        waiting.add(task);
        if (idle == 0 && threads.size() < workers) {
            var thread = new Thread(this::run);
            threads.add(thread);
            thread.start();
        } else {
            work.signal();
        }
    }

    private void run() {
        lock.lock();
        try {
            while (true) {
                while (waiting.isEmpty() && !isClosed) {
                    idle++;
                    work.awaitUninterruptibly();
                    idle--;
                }
                if (waiting.isEmpty()) {
                    return;
                }
                var task = waiting.removeFirst();
                room.signal();
                lock.unlock();
                try {
                    task.run();
                } finally {
                    lock.lock();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T, R> List<R> map(Function<T, R> function, List<T> items)
            throws InterruptedException, ExecutionException {
        boolean isWorker = isWorker();
        if (isWorker && workers == 1) {
            throw new WouldDeadlock();
        }
        var tasks = new ArrayList<Task<R>>();
        for (T item : items) {
            tasks.add(new Task<>(() -> function.apply(item)));
        }
        for (var task : tasks) {
            if (isWorker) {
                offer(task);
            } else {
                put(task);
            }
        }
        if (isWorker) {
            tasks.forEach(Task::run);
        }
        var results = new ArrayList<R>();
        for (var task : tasks) {
            results.add(task.result());
        }
        return results;
    }

    private boolean isWorker() {
        lock.lock();
        try {
            return threads.contains(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void put(Task<?> task) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isClosed && limit > 0 && waiting.size() >= limit) {
                room.await();
            }
            add(task);
        } finally {
            lock.unlock();
        }
    }

    /// Lets others help if there is room; the caller runs the rest.
    private void offer(Task<?> task) {
        lock.lock();
        try {
            if (!isClosed && (limit == 0 || waiting.size() < limit)) {
                add(task);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void shutdown(boolean cancelQueued) {
        lock.lock();
        try {
            isClosed = true;
            if (cancelQueued) {
                waiting.forEach(Task::cancel);
                waiting.clear();
            }
            work.signalAll();
            room.signalAll();
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        var all = new ArrayList<Thread>();
        lock.lockInterruptibly();
        try {
            while (!isClosed) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                over.awaitNanos(left);
            }
            all.addAll(threads);
        } finally {
            lock.unlock();
        }
        for (var thread : all) {
            if (!thread.join(Duration.ofNanos(end - System.nanoTime()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        shutdown(false);
        boolean isInterrupted = false;
        for (boolean isOver = false; !isOver; ) {
            try {
                isOver = awaitEnd(Duration.ofDays(1));
            } catch (InterruptedException early) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Task<T> implements Handle<T> {
        private enum State {
            WAITING,
            BEGUN,
            CANCELLED
        }

        private final Callable<T> body;
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
        private final CountDownLatch done = new CountDownLatch(1);
        private T value;
        private Throwable failure;

        Task(Callable<T> body) {
            this.body = body;
        }

        void run() {
            if (!state.compareAndSet(State.WAITING, State.BEGUN)) {
                return;
            }
            try {
                value = body.call();
            } catch (Throwable thrown) {
                failure = thrown;
            } finally {
                done.countDown();
            }
        }

        @Override
        public T result() throws InterruptedException, ExecutionException {
            done.await();
            return outcome();
        }

        @Override
        public T result(Duration limit)
                throws InterruptedException, ExecutionException, TimeoutException {
            if (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return outcome();
        }

        private T outcome() throws ExecutionException {
            if (state.get() == State.CANCELLED) {
                throw new CancellationException();
            }
            if (failure != null) {
                throw new ExecutionException(failure);
            }
            return value;
        }

        @Override
        public boolean cancel() {
            if (state.compareAndSet(State.WAITING, State.CANCELLED)) {
                done.countDown();
            }
            return state.get() == State.CANCELLED;
        }

        @Override
        public boolean isDone() {
            return done.getCount() == 0;
        }
    }
}
