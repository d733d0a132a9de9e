package exercise;

import exercise.api.Cell;
import exercise.api.EmitFailed;
import exercise.api.HandoffApi;
import interlock.harness.Delays;
import interlock.harness.Parameters;
import interlock.harness.Recorder;
import interlock.harness.ScriptException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Drives the candidate's threads: `exclusive`, `total`, `alternate`, `reached`, `open`; and
/// `earlier K ROUNDS N`, a call of `alternate` whose turns are not recorded: `ok` if the N-th turn,
/// which fails (0: none), was the last one and the caller was told.
///
/// Parameters: procs (threads), rounds, start; fault=N (the N-th turn fails); gate=N (the N-th turn
/// waits at the gate, -1: the one that fails); counted=1 (`alternate` tells if ever more threads were
/// there than it may start); delay.* as in `Delays`. `reached` returns when that turn is at the gate,
/// or none will ever be; `open` lets it go on.
public final class Adapter implements interlock.harness.Adapter {
    private final AtomicInteger turns = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger most = new AtomicInteger();
    private final ThreadGroup group = Thread.currentThread().getThreadGroup();
    private final HandoffApi handoff = newHandoff();
    private Parameters parameters;
    private Recorder recorder;
    private Delays delays;
    private long number;

    @SuppressWarnings("auxiliaryclass")
    private static HandoffApi newHandoff() {
        return new Handoff();
    }

    @Override
    public void create(Parameters parameters, Recorder recorder) {
        this.parameters = parameters;
        this.recorder = recorder;
        delays = new Delays(parameters);
        number = parameters.number("start", 0);
    }

    @Override
    public String call(String op, List<String> args) throws Throwable {
        int procs = (int) parameters.number("procs");
        int rounds = (int) parameters.number("rounds");
        switch (op) {
            case "exclusive" -> handoff.exclusive(procs, rounds, new RecordedCell());
            case "total" -> {
                return Long.toString(number);
            }
            case "alternate" -> {
                return alternate(procs, rounds);
            }
            case "earlier" -> {
                return earlier(args.stream().mapToInt(Integer::parseInt).toArray());
            }
            case "reached" -> reached.await();
            case "open" -> opened.countDown();
            default -> throw ScriptException.unknown(op);
        }
        return "ok";
    }

    private String alternate(int procs, int rounds) throws InterruptedException {
        int before = threads();
        try {
            handoff.alternate(procs, rounds, this::emit);
            int started = most.get() - before;
            return started <= procs ? "ok" : started + "-threads";
        } catch (EmitFailed failed) {
            return "failed";
        } finally {
            reached.countDown();
        }
    }

    /// How many there are; 0 if they are not counted.
    private int threads() {
        return parameters.number("counted", 0) == 0 ? 0 : group.activeCount();
    }

    private String earlier(int... numbers) throws InterruptedException {
        int procs = numbers[0];
        int rounds = numbers[1];
        int fault = numbers[2];
        var taken = new AtomicInteger();
        boolean hasFailed = false;
        try {
            handoff.alternate(
                    procs,
                    rounds,
                    (thread, round) -> {
                        if (taken.incrementAndGet() == fault) {
                            throw new EmitFailed("turn %d of thread %d".formatted(round, thread));
                        }
                    });
        } catch (EmitFailed failed) {
            hasFailed = true;
        }
        int last = fault == 0 ? procs * rounds : fault;
        boolean isRight = taken.get() == last && hasFailed == (fault != 0);
        return isRight ? "ok" : "%d-turns-%s".formatted(taken.get(), hasFailed ? "failed" : "ok");
    }

    private void emit(int thread, int round) throws EmitFailed {
        recorder.log("emit", "call:turn", Integer.toString(thread), Integer.toString(round));
        int turn = turns.incrementAndGet();
        int now = threads();
        if (now > 0) {
            most.accumulateAndGet(now, Math::max);
        }
        long fault = parameters.number("fault", 0);
        long gate = parameters.number("gate", 0);
        if (turn == (gate < 0 ? fault : gate)) {
            reached.countDown();
            awaitOpening();
        }
        delays.pause();
        if (turn == fault) {
            recorder.log("emit", "return:turn", "failed");
            throw new EmitFailed("turn %d of thread %d".formatted(round, thread));
        }
        recorder.log("emit", "return:turn");
    }

    private void awaitOpening() {
        try {
            opened.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("a turn was interrupted", interrupted);
        }
    }

    /// Slow wherever another thread may come in between.
    private final class RecordedCell implements Cell {
        @Override
        public long get() {
            recorder.log("store", "call:load");
            delays.pause();
            long value = number;
            recorder.log("store", "return:load", Long.toString(value));
            return value;
        }

        @Override
        public void set(long value) {
            recorder.log("store", "call:save", Long.toString(value));
            number = value;
            delays.pause();
            recorder.log("store", "return:save");
        }
    }
}
