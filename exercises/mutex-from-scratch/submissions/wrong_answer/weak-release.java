package exercise;

import exercise.api.MutexApi;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Takes a weak operation that fails, which it may for no reason, for a lock of somebody else.
final class Mutex implements MutexApi {
    private static final VarHandle HOLDER;

    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private Thread holder;

    static {
        try {
            HOLDER = MethodHandles.lookup().findVarHandle(Mutex.class, "holder", Thread.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @Override
    public void acquire() throws InterruptedException {
        tryAcquire(Duration.ofNanos(-1));
    }

    @Override
    public boolean tryAcquire() {
        return HOLDER.compareAndSet(this, null, Thread.currentThread());
    }

    @Override
    public boolean tryAcquire(Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        waiting.add(Thread.currentThread());
        try {
            while (!tryAcquire()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long left = limit.toNanos() - (System.nanoTime() - begin);
                if (limit.isNegative()) {
                    LockSupport.park(this);
                } else if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else {
                    return false;
                }
            }
            return true;
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    @Override
    public void release() {
        if (!HOLDER.weakCompareAndSet(this, Thread.currentThread(), null)) {
            throw new IllegalMonitorStateException("not the holder");
        }
        waiting.forEach(LockSupport::unpark);
    }
}
