package interlock.history;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The checks by name, as exercise packages name them.
public final class Checks {
    private static final Map<String, Function<Options, Check>> BY_NAME =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("capacity", Capacity::of),
                            Map.entry("complete", Complete::of),
                            Map.entry("conservation", Conservation::of),
                            Map.entry("counter", FinalCount::of),
                            Map.entry("exclusion", Exclusion::of),
                            Map.entry("fifo", Fifo::of),
                            Map.entry("increments", Increments::of),
                            Map.entry("linearizable", Linearizable::of),
                            Map.entry("no-missed-release", MissedRelease::of),
                            Map.entry("no-raise", NoRaise::of),
                            Map.entry("pool-tasks", PoolTasks::of),
                            Map.entry("reported-failures", ReportedFailures::of),
                            Map.entry("result", Results::of),
                            Map.entry("same-thread", SameThread::of),
                            Map.entry("single-instance", SingleInstance::of),
                            Map.entry("timeouts", Timeouts::of),
                            Map.entry("turns", InTurn::of),
                            Map.entry("well-formed", WellFormed::of)));

    /// What every history must satisfy, whether or not an exercise asks for it. An exercise that
    /// names one of these with options means those options instead.
    public static final Set<String> ALWAYS = Set.of("complete", "no-raise", "well-formed");

    /// Those that find nothing in the beginning of a history unless the whole is at fault: what a
    /// case that hangs has done so far can be judged by them.
    public static final Set<String> OF_BEGINNINGS =
            Set.of("capacity", "fifo", "linearizable", "pool-tasks", "single-instance");

    /// The message of a finding that rests on a clock alone: to be believed only if it recurs.
    public static final String RETURNED_LATE = "history.returned-late";

    private Checks() {}

    /// @throws IllegalArgumentException if there is no such check, or it has no such option
    public static Check of(String name, Map<String, String> options) {
        var maker = BY_NAME.get(name);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "no check '%s', expected one of %s".formatted(name, names()));
        }
        var read = new Options(name, options);
        var check = maker.apply(read);
        read.refuseOthers();
        return check;
    }

    /// That each thread did the steps it was sent, control steps included here, and no others.
    public static Check following(Map<String, List<List<String>>> threads) {
        return ScriptFollowed.of(threads);
    }

    public static Set<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }
}
