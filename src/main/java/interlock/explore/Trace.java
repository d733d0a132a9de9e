package interlock.explore;

import interlock.history.Event;
import interlock.verdict.Place;
import interlock.verdict.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a schedule to be shown from what was told in a replay. Confined to one replay.
///
/// Operations are taken from the history, so steps that repeat their begin and end are left out,
/// and so are accesses outside the candidate's files, which are the adapter's own.
final class Trace {
    private static final Set<String> ACCESSES = Set.of("read", "write");
    private static final Set<String> TOLD_BY_HISTORY = Set.of("call", "return", "raise");

    private final Scenario scenario;
    private final Subject subject;
    private final List<Schedule.Step> steps = new ArrayList<>();
    private final Map<String, Schedule.End> ends = new LinkedHashMap<>();
    private final Set<String> unfinished = new HashSet<>();

    private Trace(Scenario scenario, Subject subject) {
        this.scenario = scenario;
        this.subject = subject;
    }

    /// @param subject the program that was played: lines of files that were not handed in are not
    ///     shown
    static Schedule of(Interleaving replay, Scenario scenario, Subject subject) {
        var trace = new Trace(scenario, subject);
        replay.lines().forEach(trace::add);
        return trace.schedule(replay.k(), replay.ruling().ruling());
    }

    private void add(EngineLine line) {
        switch (line) {
            case EngineLine.Did(var thread, var doing, var value) -> {
                var place = place(doing.spot());
                boolean isOfAdapter = place == null && ACCESSES.contains(doing.op());
                if (!isOfAdapter && !TOLD_BY_HISTORY.contains(doing.op())) {
                    step(thread, act(doing, value), place);
                }
            }
            case EngineLine.Blocked last -> ends.put(last.thread(), end(last));
            case EngineLine.Recorded(Event event) -> operation(event);
            case EngineLine.Began _,
                    EngineLine.Race _,
                    EngineLine.Delayed _,
                    EngineLine.Ruled _,
                    EngineLine.AllTold _,
                    EngineLine.Strange _ -> {}
        }
    }

    private Schedule.End end(EngineLine.Blocked last) {
        var place = place(last.doing().spot());
        return last.couldGoOn()
                ? Schedule.End.running(last.thread(), place)
                : Schedule.End.blocked(last.thread(), act(last.doing(), ""), place);
    }

    private void operation(Event event) {
        var words = event.words();
        switch (event.kind()) {
            case CALL -> step(event.thread(), act("call", words), null);
            case RETURN -> step(event.thread(), act("return", words), null);
            case RAISE -> step(event.thread(), act("raise", words), null);
            case THREAD -> unfinished.add(event.thread());
            case EXIT -> unfinished.remove(event.thread());
            case READY, BEGIN, LOG, ASK, ANSWER, END, FATAL -> {}
        }
    }

    private static Schedule.Act act(String op, List<String> words) {
        var rest = words.subList(1, words.size());
        return new Schedule.Act(
                op, words.getFirst(), rest.isEmpty() ? null : String.join(" ", rest));
    }

    private static Schedule.Act act(EngineLine.Doing doing, String value) {
        return new Schedule.Act(doing.op(), doing.object(), value.isEmpty() ? null : value);
    }

    private @Nullable Place place(EngineLine.Spot spot) {
        return spot.place(subject.files());
    }

    private void step(String thread, Schedule.Act act, @Nullable Place place) {
        steps.add(new Schedule.Step(steps.size() + 1, thread, act, place));
    }

    /// A program that had to be stopped says nothing of its threads: those that were not
    /// done ran on.
    private Schedule.End untold(String thread, Ruling ruling) {
        return ruling == Ruling.LIVELOCK && unfinished.contains(thread)
                ? Schedule.End.running(thread, null)
                : Schedule.End.ended(thread);
    }

    private Schedule schedule(long k, Ruling ruling) {
        var threads = new LinkedHashSet<>(scenario.script().threads().keySet());
        steps.forEach(step -> threads.add(step.thread()));
        threads.addAll(ends.keySet());
        return new Schedule(
                scenario.origin(k),
                subject.engine(),
                List.copyOf(threads),
                steps,
                threads.stream()
                        .map(name -> ends.getOrDefault(name, untold(name, ruling)))
                        .toList());
    }
}
