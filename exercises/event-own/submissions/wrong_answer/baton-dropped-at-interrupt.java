package exercise;

import exercise.api.EventApi;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;

/// `set` wakes the first of the line, and each one who leaves wakes the next. Who is interrupted
/// after it was handed the baton leaves with it: the next one sleeps on though it was released.
final class Event implements EventApi {
    private static final class Node {
        final Thread owner = Thread.currentThread();
        boolean released;
        volatile boolean baton;
    }

    private ArrayDeque<Node> line = new ArrayDeque<>();
    private final ArrayDeque<Node> leaving = new ArrayDeque<>();
    private boolean set;

    @Override
    public synchronized boolean isSet() {
        return set;
    }

    @Override
    public synchronized void set() {
        set = true;
        boolean passing = !leaving.isEmpty();
        for (Node node : line) {
            node.released = true;
            leaving.add(node);
        }
        line.clear();
        if (!passing) {
            handOn();
        }
    }

    private void handOn() {
        Node first = leaving.peek();
        if (first != null) {
            first.baton = true;
            LockSupport.unpark(first.owner);
        }
    }

    @Override
    public synchronized void clear() {
        set = false;
    }

    @Override
    public void await() throws InterruptedException {
        await(-1);
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return await(limit.toNanos());
    }

    private boolean await(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        Node node = new Node();
        synchronized (this) {
            if (set) {
                return true;
            }
            line.add(node);
        }
        while (!node.baton) {
            if (Thread.interrupted()) {
                synchronized (this) {
                    line.remove(node);
                    leaving.remove(node);
                }
                throw new InterruptedException();
            }
            if (nanos < 0) {
                LockSupport.park(this);
            } else {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                LockSupport.parkNanos(this, left);
            }
        }
        synchronized (this) {
            line.remove(node);
            if (leaving.remove(node) && node.baton) {
                handOn();
            }
            return node.released;
        }
    }
}
