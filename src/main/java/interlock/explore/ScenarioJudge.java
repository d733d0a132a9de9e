package interlock.explore;

import interlock.casework.CaseJudge;
import interlock.history.Checks;
import interlock.history.Event;
import interlock.history.History;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges what an engine told of a schedule: by its verdict, and by the checks that judge every
/// history. Immutable.
final class ScenarioJudge {
    /// How long the steps of a schedule may last, all of them together: 20,000 of a microsecond,
    /// each of which may write a line that takes another.
    private static final Duration STEPS_MAX = Duration.ofMillis(40);

    /// What solutions may sleep of their own accord, such as to back off.
    private static final Duration NAPS_MAX = Duration.ofSeconds(1);

    /// Who is rescued only after so long does not look now and then: he hangs.
    private static final Duration HANGS_FROM = Duration.ofMinutes(10);

    private final Scenario scenario;
    private final CaseJudge judge;
    private final boolean isRaceAFault;
    private final Set<String> files;

    /// @param isRaceAFault whether the language gives no meaning to accesses that nothing orders
    /// @param files that were handed in; accesses elsewhere are those of callers
    ScenarioJudge(Scenario scenario, boolean isRaceAFault, Set<String> files) {
        this.scenario = scenario;
        this.isRaceAFault = isRaceAFault;
        this.files = Set.copyOf(files);
        judge = new CaseJudge(scenario.script());
    }

    Scenario scenario() {
        return scenario;
    }

    /// The faults of one schedule, gravest first.
    List<Finding> faultsOf(Interleaving told) {
        var faults = new ArrayList<Finding>();
        switch (told.ruling().ruling()) {
            case DONE -> faults.addAll(ofWhole(told));
            case DEADLOCK -> {
                faults.add(stuck("explore.deadlock", told));
                faults.addAll(ofBeginning(told));
            }
            case LIVELOCK -> {
                faults.add(stuck("explore.livelock", told));
                faults.addAll(ofBeginning(told));
            }
            case CRASHED -> faults.addAll(crashed(told));
            case UNCONTROLLED -> faults.add(uncontrolled(told));
        }
        if (isRaceAFault) {
            told.races().stream().limit(1).map(this::race).forEach(faults::add);
        }
        return faults;
    }

    private List<Finding> ofWhole(Interleaving told) {
        var faults = new ArrayList<Finding>();
        judge.faultsOf(history(told)).stream().map(ScenarioJudge::asRace).forEach(faults::add);
        var asked = scenario.script().lasting();
        if (faults.isEmpty() && asked != null) {
            nap(asked, told).ifPresent(faults::add);
        }
        return faults;
    }

    /// The clock jumps only where nothing else can go on. If it ran further than by what the script
    /// asked for, all waited until a limit of the solution's own was over: nobody had woken them.
    private Optional<Finding> nap(Duration asked, Interleaving told) {
        var took = Duration.ofNanos(told.events().getLast().timeNanos());
        var most = asked.plus(told.delay()).plus(STEPS_MAX).plus(NAPS_MAX);
        if (took.compareTo(most) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                took.compareTo(most.plus(HANGS_FROM)) > 0
                        ? nap(
                                FindingKind.DEADLOCK,
                                "explore.hang",
                                took.toMinutes() + " min",
                                asked)
                        : nap(FindingKind.POLLING, "explore.nap", took.toMillis() + " ms", asked));
    }

    private Finding nap(FindingKind kind, String message, String took, Duration asked) {
        var values =
                Map.of(
                        "case",
                        scenario.script().caseName(),
                        "took",
                        took,
                        "asked",
                        asked.toMillis() + " ms");
        return new Finding(kind, message, values);
    }

    /// Told by the exception, or if there is none by what is missing.
    private List<Finding> crashed(Interleaving told) {
        return Stream.of("no-raise", "complete")
                .map(name -> Checks.of(name, Map.of()).faultsOf(history(told)))
                .filter(found -> !found.isEmpty())
                .limit(1)
                .flatMap(List::stream)
                .map(fault -> judge.naming(asRace(fault)))
                .toList();
    }

    private List<Finding> ofBeginning(Interleaving told) {
        return judge.faultsOfBeginning(history(told)).stream().map(ScenarioJudge::asRace).toList();
    }

    History history(Interleaving told) {
        var script = scenario.script();
        var object = new HashMap<>(script.object());
        object.put(History.OVERSLEEP, "0");
        object.put(History.DELAY, Long.toString(STEPS_MAX.plus(told.delay()).toNanos()));
        object.put(History.VIRTUAL, "yes");
        return new History(script.caseName(), object, told.events(), told.hasEnded());
    }

    /// What depends on the schedule is a race, however it shows: a wrong result or an exception.
    /// But no schedule makes a limit end late: all delay that comes from it is forgiven.
    private static Finding asRace(Finding fault) {
        if (fault.message().equals(Checks.RETURNED_LATE)) {
            return fault;
        }
        return switch (fault.kind()) {
            case WRONG_RESULT, CRASH -> fault.ofKind(FindingKind.RACE);
            case RACE,
                    DEADLOCK,
                    STARVATION,
                    BUSY_WAIT,
                    POLLING,
                    LEAK,
                    ZOMBIE,
                    NOT_PARALLEL,
                    SLOW,
                    FORGED,
                    FORBIDDEN_API,
                    BUILD,
                    TIME_LIMIT,
                    MEMORY_LIMIT,
                    OUTPUT_LIMIT ->
                    fault;
        };
    }

    private Finding stuck(String message, Interleaving told) {
        var blocked =
                told.lines().stream()
                        .filter(EngineLine.Blocked.class::isInstance)
                        .map(EngineLine.Blocked.class::cast)
                        .toList();
        var values =
                Map.of(
                        "case", scenario.script().caseName(),
                        "steps", Integer.toString(told.ruling().steps()),
                        "blocked",
                                blocked.stream()
                                        .map(ScenarioJudge::told)
                                        .collect(Collectors.joining("; ")));
        return new Finding(FindingKind.DEADLOCK, message, values)
                .withEvidence(blocked.stream().map(ScenarioJudge::told).toList());
    }

    /// `A: lock m (Solution.java:12)`, `B: run (Solution.java:9)`.
    private static String told(EngineLine.Blocked blocked) {
        var doing = blocked.doing();
        var on = blocked.couldGoOn() ? "" : " " + doing.object();
        return "%s: %s%s%s".formatted(blocked.thread(), doing.op(), on, at(doing));
    }

    private static String at(EngineLine.Doing doing) {
        var spot = doing.spot();
        return spot.line() == 0 ? "" : " (%s:%d)".formatted(spot.file(), spot.line());
    }

    private Finding uncontrolled(Interleaving told) {
        return new Finding(
                FindingKind.FORBIDDEN_API,
                "explore.uncontrolled",
                Map.of("case", scenario.script().caseName(), "what", told.ruling().what()));
    }

    private Finding race(EngineLine.Race race) {
        boolean isOfCallers = spots(race).noneMatch(spot -> spot.isIn(files));
        return race(isOfCallers ? "explore.unordered-callers" : "explore.data-race", race);
    }

    private static Stream<EngineLine.Spot> spots(EngineLine.Race race) {
        return Stream.of(race.one().spot(), race.other().spot());
    }

    Finding race(String message, EngineLine.Race race) {
        var one = race.one();
        var values =
                Map.of(
                        "case", scenario.script().caseName(),
                        "object", race.object(),
                        "one", told(one),
                        "other", told(race.other()));
        var place = spots(race).flatMap(spot -> Stream.ofNullable(spot.place(files))).findFirst();
        return new Finding(FindingKind.RACE, message, values, place.orElse(null), List.of());
    }

    /// `write in A (Solution.java:12)`.
    static String told(EngineLine.Access access) {
        return "%s in %s (%s:%d)"
                .formatted(
                        access.kind(), access.thread(), access.spot().file(), access.spot().line());
    }

    /// What tells a history from others: all but its times below a millisecond, in which no check
    /// can see a difference. The delay is part of it, for it decides what is late.
    static String fingerprint(Interleaving told) {
        var text = new StringBuilder(told.ruling().ruling().name());
        text.append(' ').append(told.delay().toMillis());
        for (Event event : told.events()) {
            text.append('\n').append(event.timeNanos() / 1_000_000).append(' ');
            text.append(event.thread()).append(' ').append(event.kind());
            event.words().forEach(word -> text.append('\0').append(word));
        }
        return text.toString();
    }
}
