package interlock.explore;

import interlock.verdict.Finding;
import io.micrometer.core.instrument.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Plays suspicious schedules again in fresh boxes: only what happens again exactly is held
/// against anybody. What does not is the judge's fault, and is logged as such. Confined to the
/// thread that explores.
final class Confirmation {
    private static final Logger LOG = Logger.getLogger(Confirmation.class);

    private final Engines engines;
    private final ExploreConfig config;
    private final Subject subject;
    private int unconfirmed;

    Confirmation(Engines engines, ExploreConfig config, Subject subject) {
        this.engines = engines;
        this.config = config;
        this.subject = subject;
    }

    int unconfirmed() {
        return unconfirmed;
    }

    /// The findings with their schedule, if all replays tell what was told before.
    ///
    /// @throws IllegalStateException if too many did not
    List<Finding> of(Suspicion suspicion, ScenarioJudge judge) throws InterruptedException {
        var seen = suspicion.seen();
        try (var engine = engines.open(subject)) {
            if (engine.begin().isPresent()) {
                return failed(judge, seen.k(), "the box ended before the replay");
            }
            Optional<Interleaving> last = Optional.empty();
            for (int i = 1; i <= config.replays(); i++) {
                last = replay(engine, judge.scenario(), seen.k());
                boolean isSame = last.filter(seen::isSameAs).isPresent();
                if (!isSame || !shows(suspicion, judge, last.get())) {
                    return failed(judge, seen.k(), "replay %d differs".formatted(i));
                }
            }
            var schedule = Trace.of(last.orElseThrow(), judge.scenario(), subject);
            return suspicion.faults().stream().map(fault -> fault.shownBy(schedule)).toList();
        }
    }

    private static boolean shows(Suspicion suspicion, ScenarioJudge judge, Interleaving replay) {
        return judge.faultsOf(replay).stream()
                .anyMatch(fault -> fault.message().equals(suspicion.message()));
    }

    /// The fault, if the box ends in the same way when the schedule is played again.
    ///
    /// @param ended how a box ended in this schedule
    List<Finding> of(Finding ended, long k, ScenarioJudge judge) throws InterruptedException {
        try (var engine = engines.open(subject)) {
            var fault = engine.begin();
            if (fault.isEmpty()) {
                var request = Request.replay(judge.scenario().seed(), k);
                fault = engine.ask(judge.scenario().script(), request, _ -> {}).fault();
            }
            return fault.filter(again -> again.message().equals(ended.message())).isPresent()
                    ? List.of(ended)
                    : failed(judge, k, "the box did not end again by " + ended.message());
        }
    }

    /// One schedule played once; nothing if the box ended.
    static Optional<Interleaving> replay(Engine engine, Scenario scenario, long k)
            throws InterruptedException {
        var heard = new ArrayList<Interleaving>();
        engine.ask(scenario.script(), Request.replay(scenario.seed(), k), heard::add);
        return heard.stream().findFirst();
    }

    private List<Finding> failed(ScenarioJudge judge, long k, String why) {
        unconfirmed++;
        Metrics.counter("interlock.explore.unconfirmed").increment();
        LOG.errorf("schedule %s does not replay: %s", judge.scenario().origin(k), why);
        if (unconfirmed > config.unconfirmedMax()) {
            throw new IllegalStateException(
                    "%d failing schedules do not replay".formatted(unconfirmed));
        }
        return List.of();
    }
}
