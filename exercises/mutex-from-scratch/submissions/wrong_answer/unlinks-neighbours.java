package exercise;

import exercise.api.MutexApi;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// A list of those who wait, the newest first. Two neighbours that give up at the same time: the
/// second is unlinked from the first, which is unlinked as if the second still stood behind it. So
/// one that is gone is the first, is woken at each release, and the others sleep.
final class Mutex implements MutexApi {
    private static final class Node extends AtomicReference<Node> {
        final Thread thread = Thread.currentThread();
    }

    private final AtomicReference<Thread> holder = new AtomicReference<>();
    private final Node head = new Node();

    @Override
    public void acquire() throws InterruptedException {
        take(-1);
    }

    @Override
    public boolean tryAcquire() {
        return holder.compareAndSet(null, Thread.currentThread());
    }

    @Override
    public boolean tryAcquire(Duration limit) throws InterruptedException {
        return take(limit.isNegative() ? -1 : limit.toNanos());
    }

    private boolean take(long nanos) throws InterruptedException {
        if (tryAcquire()) {
            return true;
        }
        if (nanos == 0) {
            return false;
        }
        long end = System.nanoTime() + nanos;
        Node node = new Node();
        do {
            node.set(head.get());
        } while (!head.compareAndSet(node.get(), node));
        try {
            while (!tryAcquire()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long left = end - System.nanoTime();
                if (nanos < 0) {
                    LockSupport.park(this);
                } else if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else {
                    return false;
                }
            }
            return true;
        } finally {
            unlink(node);
            if (holder.get() == null) {
                wakeFirst();
            }
        }
    }

    private void unlink(Node node) {
        Node before = head;
        while (before != null) {
            Node next = before.get();
            if (next != node) {
                before = next;
            } else if (before.compareAndSet(node, node.get())) {
                return;
            }
        }
    }

    @Override
    public void release() {
        if (!holder.compareAndSet(Thread.currentThread(), null)) {
            throw new IllegalMonitorStateException("not the holder");
        }
        wakeFirst();
    }

    private void wakeFirst() {
        Node first = head.get();
        if (first != null) {
            LockSupport.unpark(first.thread);
        }
    }
}
