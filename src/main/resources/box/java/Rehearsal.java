package exercise;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the compiler is shown while its start is recorded: the language as solutions use it. */
public final class Rehearsal<T> implements Box<T> {
    private static final int LIMIT = 1 << 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<T> items = new ArrayDeque<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private List raw = new ArrayList();

    sealed interface Message permits Put, Take, Close {}

    record Put(String key, int value) implements Message {
        Put {
            Objects.requireNonNull(key);
        }
    }

    record Take(Duration limit) implements Message {}

    enum Kind {
        FIRST,
        SECOND;

        Kind other() {
            return this == FIRST ? SECOND : FIRST;
        }
    }

    static final class Close implements Message {}

    @Override
    public boolean put(T item, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (items.size() >= LIMIT && !closed) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            items.addLast(item);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public synchronized T take() throws InterruptedException {
        while (items.isEmpty()) {
            wait(TimeUnit.MILLISECONDS.toMillis(10));
        }
        notifyAll();
        return items.pollFirst();
    }

    String told(Message message, Object other) {
        String text =
                switch (message) {
                    case Put(String key, int value) when value > 0 -> key + '=' + value;
                    case Put put -> "none of " + put.key();
                    case Take take -> take.limit().toString();
                    case Close _ -> """
                            closed
                            for good""";
                };
        if (other instanceof String word && !word.isEmpty()) {
            text += " " + word;
        }
        return text;
    }

    int sum(int... numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number % 2 == 0 ? number : -number;
        }
        for (var entry : counts.entrySet()) {
            sum ^= entry.getValue().incrementAndGet();
        }
        return sum;
    }

    <R> List<R> all(List<? extends T> some, Function<? super T, ? extends R> step) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.submit(() -> some.forEach(item -> counts.computeIfAbsent("" + item, _ -> new AtomicInteger())));
        } catch (IllegalStateException | IllegalArgumentException fault) {
            throw new RuntimeException("cannot " + fault.getMessage(), fault);
        }
        var groups = some.stream().collect(Collectors.groupingBy(Object::hashCode, HashMap::new, Collectors.counting()));
        return groups.isEmpty() ? List.of() : some.stream().<R>map(step).toList();
    }

    Thread started(Runnable body) {
        Thread thread = new Thread(() -> {
            do {
                body.run();
            } while (!closed);
        }, "worker");
        thread.start();
        return thread;
    }
}

interface Box<T> {
    boolean put(T item, Duration limit) throws InterruptedException;

    T take() throws InterruptedException;
}
