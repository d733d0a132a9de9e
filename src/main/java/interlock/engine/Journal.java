package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import interlock.harness.Chronicle;
import interlock.harness.HistoryLines;
import interlock.harness.Recorder;
import interlock.harness.Words;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lines of one schedule, kept until it is over.
final class Journal implements Chronicle {
    private static final String PROCESS = " 1 ";

    /// How an operation ends.
    private static final Set<String> ENDS = Set.of("return", "raise");

    /// Who spins is never still: a question is answered without him after so many steps.
    private static final int ASK_STEPS_MAX = 1_000;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(4096);
    private @Nullable Scheduler scheduler;
    private String nonce = "";
    private long last;

    void begin(String nonce, Scheduler scheduler) {
        this.nonce = nonce;
        this.scheduler = scheduler;
        last = 0;
        lines.reset();
    }

    /// The steps of the schedule so far.
    int steps() {
        return Math.toIntExact(Objects.requireNonNull(scheduler).steps());
    }

    /// The lines so far, with a verdict for a schedule that will never be over.
    synchronized byte[] cut(String what) {
        var begun = scheduler;
        if (begun == null) {
            return new byte[0];
        }
        append(1, "main", "verdict", nonce + " uncontrolled " + what + ' ' + begun.steps());
        return lines.toByteArray();
    }

    synchronized byte[] bytes() {
        return lines.toByteArray();
    }

    /// The same in every process that runs the schedule.
    @Override
    public String message(String thrown) {
        return Names.withoutAddresses(thrown);
    }

    /// A line of the history: a step of the thread, and others may go on before it.
    @Override
    public void line(String thread, String kind, String rest) {
        var run = Current.required();
        var running = run.scheduler();
        if (ENDS.contains(kind)) {
            run.order().settle(running.current());
        }
        running.step(true);
        append(running.current().id, thread, kind, rest);
    }

    /// A line about a thread that takes no step by itself.
    void append(int thread, String name, String kind, String rest) {
        write(Objects.requireNonNull(scheduler).clock().tick(), thread, name, kind, rest);
    }

    /// A line beside the history, which costs no time: with or without it the other lines are the
    /// same. Fewer of them lie between two steps than a step takes nanoseconds.
    void remark(int thread, String name, String kind, String rest) {
        long time = Math.max(last, Objects.requireNonNull(scheduler).clock().now()) + 1;
        write(time, thread, name, kind, rest);
    }

    private synchronized void write(long time, int thread, String name, String kind, String rest) {
        last = time;
        lines.writeBytes(HistoryLines.bytes(time + PROCESS + thread, name, kind, rest));
    }

    /// The engine sees itself who can go on.
    @Override
    public List<String> ask(String thread, String words) {
        line(thread, "ask", words);
        var asked = Words.split(words);
        var running = Current.scheduler();
        var names = asked.subList(1, asked.size());
        var watched = watched(running, asked.getFirst(), names);
        if (!watched.isEmpty()) {
            long end = running.steps() + ASK_STEPS_MAX;
            LogicalThread.Until asleep =
                    () ->
                            running.steps() > end
                                    || watched.stream().noneMatch(LogicalThread::isReady);
            running.block(new Waiting("ask", asleep, Waiting.NO_LIMIT, false));
        }
        var answer = new ArrayList<String>(List.of(asked.getFirst()));
        for (var each : watched) {
            if (!each.isDone() && !each.isReady()) {
                answer.add(each.thread.getName());
            }
        }
        append(running.current().id, Recorder.threadName(), "answer", Words.join(answer));
        return answer;
    }

    private static List<LogicalThread> watched(
            Scheduler scheduler, String what, List<String> names) {
        var asking = scheduler.current();
        return switch (what) {
            case "quiet" -> List.of();
            case "settle" ->
                    scheduler.threads().stream()
                            .filter(each -> each != asking && Actors.isActor(each))
                            .toList();
            case "asleep" ->
                    scheduler.threads().stream()
                            .filter(each -> names.contains(each.thread.getName()))
                            .filter(Actors::isActor)
                            .toList();
            default -> throw new interlock.harness.ScriptException("cannot explore ask " + what);
        };
    }
}
