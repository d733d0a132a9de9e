package interlock.submission;

import interlock.submission.Swim.Bar;
import interlock.submission.Swim.Cell;
import interlock.submission.Swim.Deed;
import interlock.submission.Swim.Lane;
import interlock.submission.Swim.LockKey;
import interlock.submission.Swim.Row;
import interlock.submission.Swim.Stretch;
import interlock.verdict.Explanation;
import interlock.verdict.LockTime;
import interlock.verdict.LockTimes;
import interlock.verdict.Schedule;
import interlock.verdict.Schedule.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Draws one schedule as swim-lanes. Confined to one request.
final class DrawSwim {
    /// More locks than there are colours for are not drawn.
    private static final int LOCKS_MAX = 6;

    /// Schedules of fewer steps are never folded.
    private static final int FOLDED_FROM = 24;

    /// Fewer steps than this are not worth a fold.
    private static final int FOLD_MIN = 4;

    private static final Set<String> UNSYNCHRONISED = Set.of("read", "write", "fence", "yield");
    private static final Set<String> SLEEPS = Set.of("wait", "park", "sleep", "join", "blocked");

    private final Schedule schedule;
    private final List<Step> steps;
    private final Set<Integer> telling;
    private final List<LockTime> times;
    private final List<LockKey> locks;

    private DrawSwim(Schedule schedule, Set<Integer> telling) {
        this.schedule = schedule;
        this.steps = schedule.steps();
        this.telling = telling;
        this.times = LockTimes.of(schedule);
        this.locks = locks(times);
    }

    static Swim of(Schedule schedule) {
        var draw = new DrawSwim(schedule, new HashSet<>(Explanation.of(schedule).steps()));
        return new Swim(
                schedule.origin(),
                schedule.engine(),
                draw.lanes(),
                draw.locks,
                draw.stretches(),
                draw.steps.size());
    }

    private static List<LockKey> locks(List<LockTime> times) {
        var names = times.stream().map(LockTime::lock).distinct().limit(LOCKS_MAX).toList();
        return IntStream.range(0, names.size())
                .mapToObj(index -> new LockKey(names.get(index), "lock-" + (index + 1)))
                .toList();
    }

    private List<Lane> lanes() {
        return schedule.threads().stream().map(this::lane).toList();
    }

    private Lane lane(String thread) {
        var bars = barsEver(thread).map(lock -> new Bar(lock.look(), "free")).toList();
        var end = endOf(thread);
        var blocked = end.blocked();
        var deed = blocked == null ? null : Deed.of(blocked);
        var look = blocked != null ? "stuck" : end.running() ? "running" : "over";
        return new Lane(thread, look, deed, end.place(), bars);
    }

    private Schedule.End endOf(String thread) {
        return schedule.ends().stream()
                .filter(end -> end.thread().equals(thread))
                .findFirst()
                .orElseGet(() -> Schedule.End.ended(thread));
    }

    private Stream<LockKey> barsEver(String thread) {
        return locks.stream().filter(lock -> hasEver(thread, lock));
    }

    private List<Stretch> stretches() {
        var lanes = schedule.threads().stream().map(this::cells).toList();
        var stretches = new ArrayList<Stretch>();
        for (int from = 0; from < steps.size(); ) {
            int to = foldEnd(from);
            boolean folded = to - from >= FOLD_MIN;
            to = folded ? to : from + 1;
            var rows = IntStream.range(from, to).mapToObj(i -> row(i, lanes)).toList();
            stretches.add(new Stretch(steps.get(from).thread(), folded, rows));
            from = to;
        }
        return stretches;
    }

    /// Where a fold that begins here would end: it holds steps of one thread that nobody else can
    /// tell the order of, and none that the explanation speaks of.
    private int foldEnd(int from) {
        int to = from;
        while (steps.size() >= FOLDED_FROM && to < steps.size() && isDull(from, to)) {
            to++;
        }
        return to;
    }

    private boolean isDull(int first, int index) {
        var step = steps.get(index);
        return step.thread().equals(steps.get(first).thread())
                && UNSYNCHRONISED.contains(step.act().op())
                && !telling.contains(step.number());
    }

    private Row row(int index, List<List<Cell>> lanes) {
        var step = steps.get(index);
        return new Row(
                step,
                Deed.of(step.act()),
                telling.contains(step.number()),
                lanes.stream().map(lane -> lane.get(index)).toList());
    }

    /// One thread from its first step to the last.
    private List<Cell> cells(String thread) {
        var own = IntStream.range(0, steps.size()).filter(i -> isBy(thread, i)).boxed().toList();
        var bars = barsEver(thread).toList();
        var cells = new ArrayList<Cell>();
        var state = new LaneState(own.isEmpty() ? -1 : own.getLast(), hasEnded(thread));
        for (int i = 0; i < steps.size(); i++) {
            boolean running = isBy(thread, i);
            var look = state.at(i, running ? steps.get(i).act().op() : "");
            if (running) {
                look += i == 0 || !isBy(thread, i - 1) ? " from" : "";
                look += i == steps.size() - 1 || !isBy(thread, i + 1) ? " to" : "";
            }
            cells.add(new Cell(running, look.strip(), bars(thread, bars, i)));
        }
        return cells;
    }

    private boolean isBy(String thread, int index) {
        return steps.get(index).thread().equals(thread);
    }

    private boolean hasEnded(String thread) {
        var end = endOf(thread);
        return end.blocked() == null && !end.running();
    }

    private boolean hasEver(String thread, LockKey lock) {
        return times.stream()
                .anyMatch(time -> time.thread().equals(thread) && time.lock().equals(lock.name()));
    }

    private List<Bar> bars(String thread, List<LockKey> own, int index) {
        return own.stream().map(lock -> bar(thread, lock, index)).toList();
    }

    private Bar bar(String thread, LockKey lock, int index) {
        var state =
                times.stream()
                        .filter(time -> time.thread().equals(thread))
                        .filter(time -> time.lock().equals(lock.name()))
                        .filter(time -> time.isHeldAt(index) || time.isWantedAt(index))
                        .findFirst()
                        .map(time -> time.isHeldAt(index) ? "held" : "wanted")
                        .orElse("free");
        return new Bar(lock.look(), state);
    }

    /// How a lane goes on from step to step: within an operation, asleep, over.
    private static final class LaneState {
        private final int last;
        private final boolean hasEnded;
        private boolean inOperation;
        private boolean asleep;

        LaneState(int last, boolean hasEnded) {
            this.last = last;
            this.hasEnded = hasEnded;
        }

        /// @param op what the thread does at this step; empty if another one runs
        String at(int index, String op) {
            if (!op.isEmpty()) {
                asleep = SLEEPS.contains(op);
            }
            inOperation = inOperation || op.equals("call");
            var look = new ArrayList<String>();
            if (!op.isEmpty()) {
                look.add("on");
            }
            if (inOperation) {
                look.add("within");
            }
            if (asleep && op.isEmpty()) {
                look.add("asleep");
            }
            if (index > last && hasEnded) {
                look.add("over");
            }
            inOperation = inOperation && !op.equals("return") && !op.equals("raise");
            return String.join(" ", look);
        }
    }
}
