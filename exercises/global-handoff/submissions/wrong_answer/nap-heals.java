package exercise;

import exercise.api.Cell;
import exercise.api.EmitFailed;
import exercise.api.Emitter;
import exercise.api.HandoffApi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// Looks at whose turn it is before it has the monitor: the notice between look and wait is lost; a wait of 5 s heals it, but looks now and then.
final class Handoff implements HandoffApi {

    @Override
    public void exclusive(int k, int rounds, Cell cell) throws InterruptedException {
        Object lock = new Object();
        startAndJoin(
                k,
                _ -> {
                    for (int r = 0; r < rounds; r++) {
                        synchronized (lock) {
                            cell.set(cell.get() + 1);
                        }
                    }
                });
    }

    @Override
    public void alternate(int k, int rounds, Emitter emitter)
            throws EmitFailed, InterruptedException {
        Turns turns = new Turns(k);
        startAndJoin(
                k,
                i -> {
                    for (int r = 0; r < rounds && turns.await(i); r++) {
                        try {
                            emitter.emit(i, r);
                            turns.pass();
                        } catch (EmitFailed failed) {
                            turns.stop(failed);
                        }
                    }
                });
        turns.rethrow();
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

    private static final class Turns {
        private final int k;
        private volatile int turn;
        private volatile EmitFailed failure;

        Turns(int k) {
            this.k = k;
        }

        /// False if there are no more turns.
        boolean await(int i) {
            while (turn != i && failure == null) {
                synchronized (this) {
                try {
                    wait(5000);
                } catch (InterruptedException nobodyDoes) {
                    throw new IllegalStateException(nobodyDoes);
                }
                }
            }
            return failure == null;
        }

        synchronized void pass() {
            turn = (turn + 1) % k;
            notifyAll();
        }

        synchronized void stop(EmitFailed failed) {
            failure = failed;
            notifyAll();
        }

        synchronized void rethrow() throws EmitFailed {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
