package exercise;

import exercise.api.Cell;
import exercise.api.EmitFailed;
import exercise.api.Emitter;
import exercise.api.HandoffApi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/// A thread that takes no turns gives them out.
final class Handoff implements HandoffApi {

    @Override
    public void exclusive(int k, int rounds, Cell cell) throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        startAndJoin(
                k,
                _ -> {
                    for (int r = 0; r < rounds; r++) {
                        lock.lock();
                        try {
                            cell.set(cell.get() + 1);
                        } finally {
                            lock.unlock();
                        }
                    }
                });
    }

    @Override
    public void alternate(int k, int rounds, Emitter emitter)
            throws EmitFailed, InterruptedException {
        AtomicReference<EmitFailed> failure = new AtomicReference<>();
        List<Semaphore> gates = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            gates.add(new Semaphore(0));
        }
        Semaphore over = new Semaphore(0);
        startAndJoin(
                k + 1,
                i -> {
                    for (int turn = 0; i == k && turn < k * rounds; turn++) {
                        gates.get(turn % k).release();
                        over.acquireUninterruptibly();
                    }
                    for (int r = 0; i < k && r < rounds; r++) {
                        gates.get(i).acquireUninterruptibly();
                        try {
                            if (failure.get() == null) {
                                emitter.emit(i, r);
                            }
                        } catch (EmitFailed failed) {
                            failure.set(failed);
                        }
                        over.release();
                    }
                });
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static void startAndJoin(int k, IntConsumer work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            int number = i;
            threads.add(new Thread(() -> work.accept(number)));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
