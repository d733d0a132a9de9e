package interlock.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Explains a schedule at whose end threads are blocked, or still run.
final class ExplainWaiting {
    private final Schedule schedule;
    private final Trail trail;
    private final List<LockTime> locks;

    private ExplainWaiting(Schedule schedule, Trail trail) {
        this.schedule = schedule;
        this.trail = trail;
        this.locks = LockTimes.of(schedule);
    }

    static Optional<Explanation> of(Schedule schedule, Trail trail) {
        var blocked = schedule.ends().stream().filter(end -> end.blocked() != null).toList();
        var waiting = blocked.stream().filter(end -> !act(end).op().equals("join")).toList();
        var explain = new ExplainWaiting(schedule, trail);
        if (schedule.ends().stream().anyMatch(Schedule.End::running)) {
            return Optional.of(explain.whoRunsOn(waiting));
        }
        if (blocked.isEmpty()) {
            return Optional.empty();
        }
        var telling = waiting.isEmpty() ? blocked : waiting;
        return telling.stream()
                .flatMap(end -> explain.missedSignal(end).stream())
                .findFirst()
                .or(() -> Optional.of(explain.whoWaits(telling)));
    }

    private Explanation whoRunsOn(List<Schedule.End> waiting) {
        var parts = new ArrayList<>(List.of(stillRunning()));
        waiting.forEach(end -> parts.add(part(end)));
        return new Explanation("schedule.runs-on", Map.of(), parts, stepsOf(parts));
    }

    private Explanation stillRunning() {
        var threads =
                schedule.ends().stream()
                        .filter(Schedule.End::running)
                        .map(Schedule.End::thread)
                        .collect(Collectors.joining(", "));
        int last =
                trail.last(0, trail.size(), i -> trail.is(i, "return") || trail.is(i, "raise"))
                        .orElse(-1);
        return Explanation.of(
                "schedule.still-running",
                Map.of("threads", threads, "steps", Integer.toString(trail.size() - 1 - last)));
    }

    private Optional<Explanation> missedSignal(Schedule.End end) {
        var object = act(end).object();
        return trail.last(
                        0,
                        trail.size(),
                        i -> trail.thread(i).equals(end.thread()) && trail.is(i, "wait"))
                .filter(wait -> trail.object(wait).equals(object) && act(end).op().equals("wait"))
                .flatMap(wait -> wokeAnother(wait).or(() -> signalledTooEarly(wait)));
    }

    /// One signal, two sleepers: the other one woke.
    private Optional<Explanation> wokeAnother(int wait) {
        return trail.last(
                        wait,
                        trail.size(),
                        i -> trail.is(i, "signal") && trail.isSameObject(i, wait))
                .flatMap(signal -> wokenBy(signal).map(woken -> wokeAnother(wait, signal, woken)));
    }

    private Optional<Integer> wokenBy(int signal) {
        return trail.first(
                signal, trail.size(), i -> trail.is(i, "wake") && trail.isSameObject(i, signal));
    }

    private Explanation wokeAnother(int wait, int signal, int woken) {
        return Explanation.of(
                "schedule.woke-another",
                Map.of(
                        "signaller", trail.thread(signal),
                        "object", trail.object(signal),
                        "woken", trail.thread(woken),
                        "thread", trail.thread(wait)),
                trail.at(wait),
                trail.at(signal),
                trail.at(woken));
    }

    /// Signalled while nobody slept, after the operation that then went to sleep had begun.
    private Optional<Explanation> signalledTooEarly(int wait) {
        var later =
                trail.first(
                        wait, trail.size(), i -> trail.isSignal(i) && trail.isSameObject(i, wait));
        if (later.isPresent()) {
            return Optional.empty();
        }
        return trail.last(
                        Math.max(0, trail.operation(wait)),
                        wait,
                        i ->
                                trail.isSignal(i)
                                        && trail.isSameObject(i, wait)
                                        && !trail.isSameThread(i, wait))
                .filter(signal -> trail.waitingFor(trail.object(wait), signal).isEmpty())
                .map(
                        signal ->
                                Explanation.of(
                                        "schedule.signalled-too-early",
                                        Map.of(
                                                "signaller", trail.thread(signal),
                                                "object", trail.object(wait),
                                                "thread", trail.thread(wait)),
                                        trail.at(signal),
                                        trail.at(wait)));
    }

    private Explanation whoWaits(List<Schedule.End> telling) {
        var circle = circle(telling);
        var parts = (circle.isEmpty() ? telling : circle).stream().map(this::part).toList();
        return new Explanation(
                circle.isEmpty() ? "schedule.at-the-end" : "schedule.circle",
                Map.of(),
                parts,
                stepsOf(parts));
    }

    private static List<Integer> stepsOf(List<Explanation> parts) {
        return parts.stream().flatMap(part -> part.steps().stream()).toList();
    }

    /// Threads of which each waits for a lock that the next one holds; empty if there are none.
    private List<Schedule.End> circle(List<Schedule.End> telling) {
        for (var first : telling) {
            var seen = new HashSet<String>();
            var circle = new ArrayList<Schedule.End>();
            Optional<Schedule.End> next = Optional.of(first);
            while (next.isPresent() && seen.add(next.get().thread())) {
                circle.add(next.get());
                next = holder(next.get()).flatMap(held -> endOf(held.thread(), telling));
            }
            if (circle.size() > 1 && next.isPresent() && next.get().equals(first)) {
                return circle;
            }
        }
        return List.of();
    }

    private Explanation part(Schedule.End end) {
        var values = Map.of("thread", end.thread(), "object", act(end).object());
        if (act(end).op().equals("join")) {
            return Explanation.of("schedule.waits-for-end", values);
        }
        var holder = holder(end);
        if (holder.isEmpty()) {
            return Explanation.of("schedule.waits", values);
        }
        var held = holder.get();
        var taken = trail.at(held.wanted());
        if (held.thread().equals(end.thread())) {
            return Explanation.of("schedule.waits-for-itself", values, taken);
        }
        boolean hasEnded =
                endOf(held.thread(), schedule.ends())
                        .filter(other -> other.blocked() == null && !other.running())
                        .isPresent();
        return Explanation.of(
                hasEnded ? "schedule.waits-for-ended" : "schedule.waits-for-holder",
                Map.of(
                        "thread", end.thread(),
                        "object", act(end).object(),
                        "holder", held.thread()),
                taken);
    }

    /// Who has, at the end, the lock that the thread waits for.
    private Optional<LockTime> holder(Schedule.End end) {
        return locks.stream()
                .filter(time -> time.lock().equals(act(end).object()))
                .filter(time -> time.held() < trail.size() && time.released() == trail.size())
                .filter(_ -> act(end).op().equals("lock"))
                .findFirst();
    }

    private static Optional<Schedule.End> endOf(String thread, List<Schedule.End> ends) {
        return ends.stream().filter(end -> end.thread().equals(thread)).findFirst();
    }

    private static Schedule.Act act(Schedule.End end) {
        return Objects.requireNonNull(end.blocked());
    }
}
