package interlock.explore;

import interlock.casework.Cost;
import interlock.verdict.CaseRun;
import interlock.verdict.Finding;
import interlock.verdict.Load;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The schedules of one scenario, explored in turns with the other scenarios. Confined to the
/// thread that explores.
final class Turns {
    private final ScenarioJudge judge;
    private final ExploreConfig config;
    private final int schedulesMax;
    private final Set<String> histories = new HashSet<>();
    private final Set<String> races = new LinkedHashSet<>();
    private final List<Suspicion> suspicions = new ArrayList<>();
    private long next = 1;
    private Cost cost = new Cost(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    Turns(ScenarioJudge judge, ExploreConfig config, int schedulesMax) {
        this.judge = judge;
        this.config = config;
        this.schedulesMax = schedulesMax;
    }

    Scenario scenario() {
        return judge.scenario();
    }

    ScenarioJudge judge() {
        return judge;
    }

    /// The schedule that comes next; those before it were run.
    long next() {
        return next;
    }

    long run() {
        return next - 1;
    }

    int distinct() {
        return histories.size();
    }

    /// Pairs of accesses that nothing orders, where that alone is no fault.
    Set<String> races() {
        return races;
    }

    boolean isDone() {
        return run() >= schedulesMax;
    }

    /// Whether it has had its least share, whatever the time.
    boolean hasItsShare() {
        return run() >= Math.min(schedulesMax, config.schedulesMin());
    }

    /// Runs the next schedules, as many as fit into the time.
    ///
    /// @return what ended the box, if something did
    Optional<Finding> take(Engine engine, Duration most) throws InterruptedException {
        int count = (int) Math.min(config.batch(), schedulesMax - run());
        var request = Request.explore(scenario().seed(), next, count, most);
        var before = engine.cost();
        var told = engine.ask(scenario().script(), request, this::judge);
        cost = sum(cost, before, engine.cost());
        next = told.next();
        return told.fault();
    }

    /// Goes on behind a schedule that cannot be told.
    void skip() {
        next++;
    }

    /// The first of the suspicions not yet taken.
    Optional<Suspicion> earliest() {
        return suspicions.stream().findFirst();
    }

    boolean isSuspicious() {
        return !suspicions.isEmpty();
    }

    /// Lets its history be judged again: it was not confirmed in this schedule.
    void forget(Suspicion suspicion) {
        histories.remove(hash(ScenarioJudge.fingerprint(suspicion.seen())));
    }

    /// The suspicions of the last turns, most telling first: by the first fault seen, then by the
    /// fewest steps.
    List<Suspicion> takeSuspicions() {
        var taken = new ArrayList<>(suspicions);
        suspicions.clear();
        if (!taken.isEmpty()) {
            var first = taken.getFirst().message();
            taken.sort(
                    Comparator.comparing((Suspicion one) -> !one.message().equals(first))
                            .thenComparingInt(Suspicion::steps));
        }
        return taken;
    }

    /// What a report says of it.
    CaseRun asRun(boolean passed, String history) {
        return new CaseRun(
                scenario().script().caseName(),
                Load.IDLE,
                scenario().draw(),
                cost.wall(),
                cost.cpu(),
                cost.runDelay(),
                cost.memoryPeakBytes(),
                passed,
                history);
    }

    private void judge(Interleaving told) {
        told.races().forEach(race -> races.add(pair(race)));
        boolean isNew = isNew(told);
        if (isNew || !told.races().isEmpty()) {
            var faults = judge.faultsOf(told);
            if (!faults.isEmpty()) {
                suspicions.add(new Suspicion(told, faults));
            }
        }
    }

    /// Equal histories are checked once; beyond the bound, each is.
    private boolean isNew(Interleaving told) {
        var hash = hash(ScenarioJudge.fingerprint(told));
        return histories.size() < config.historiesMax()
                ? histories.add(hash)
                : !histories.contains(hash);
    }

    private static String pair(EngineLine.Race race) {
        return "%s: %s, %s"
                .formatted(
                        race.object(),
                        ScenarioJudge.told(race.one()),
                        ScenarioJudge.told(race.other()));
    }

    private static Cost sum(Cost sum, Cost before, Cost after) {
        return new Cost(
                sum.wall().plus(after.wall()).minus(before.wall()),
                sum.cpu().plus(after.cpu()).minus(before.cpu()),
                sum.runDelay().plus(after.runDelay()).minus(before.runDelay()),
                Math.max(sum.memoryPeakBytes(), after.memoryPeakBytes()));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
