package interlock.engine;

import org.jspecify.annotations.Nullable;

/// One thread of a schedule as the scheduler sees it; confined to the carrier.
final class LogicalThread {
    enum State {
        READY,
        WAITING,
        DONE
    }

    /// Why a thread that waited goes on.
    enum Wake {
        TOLD,
        TIMEOUT,
        SPURIOUS,
        INTERRUPT
    }

    /// Something of the engine's own that is over by itself, without anybody telling.
    interface Until {
        boolean isOver();
    }

    /// What a thread waits for.
    ///
    /// @param op what the protocol calls it
    /// @param on a monitor, a thread, an [Until]…
    /// @param deadline in virtual nanoseconds, negative for none
    /// @param spurious whether it may end for no reason
    record Waiting(String op, Object on, long deadline, boolean spurious) {
        static final long NO_LIMIT = -1;
    }

    /// Known to the others from here on: the number of its line in the history.
    final int id;

    final Thread thread;
    final Runnable body;
    final VectorClock clock = new VectorClock();
    final boolean virtual;
    @Nullable Object strand;
    State state = State.READY;
    @Nullable Waiting waiting;
    Wake wake = Wake.TOLD;
    double priority;
    boolean permit;
    boolean interrupted;

    /// Its last weak operation failed though it need not have.
    boolean failedForNoReason;

    @Nullable Object blocker;

    /// Native code is under this thread: it cannot be left here.
    int pinned;

    /// Reads that a stamp will confirm or refuse are no accesses yet.
    @Nullable OptimisticReads optimistic;

    /// A read whose value is about to be compared: whether it is an access depends on that.
    @Nullable Comparison comparison;

    /// Where in the candidate's code it is.
    int site = Sites.NOWHERE;

    LogicalThread(int id, Thread thread, Runnable body, boolean virtual) {
        this.id = id;
        this.thread = thread;
        this.body = body;
        this.virtual = virtual;
        clock.advance(id);
    }

    /// What steps call it. The history has names only for the script's threads.
    String name() {
        var own = thread.getName();
        return own.isEmpty() ? "thread-" + id : own;
    }

    boolean isReady() {
        return state == State.READY;
    }

    /// Whether time alone may end its wait.
    boolean hasLimit() {
        return waiting != null && waiting.deadline() >= 0;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    @SuppressWarnings("ReferenceEquality") // what a thread waits for is this very object
    boolean waitsFor(Object on) {
        return waiting != null && waiting.on() == on;
    }

    boolean waitsIn(String op) {
        return waiting != null && state == State.WAITING && waiting.op().equals(op);
    }
}
