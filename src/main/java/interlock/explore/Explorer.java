package interlock.explore;

import interlock.exercise.GradingPlan;
import interlock.exercise.ScriptDraw;
import interlock.sandbox.Sandbox;
import interlock.verdict.Progress;
import interlock.verdict.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// Looks for a schedule that breaks a program, and plays one again. Immutable.
public final class Explorer {
    private static final long SEED_MAX = 1_000_000_000;

    private final Engines engines;
    private final Witness witness;
    private final ScriptDraw drawing;
    private final ExploreConfig config;

    public Explorer(Sandbox sandbox, ScriptDraw drawing, ExploreConfig config) {
        engines = new Engines(sandbox, config);
        witness = new Witness(sandbox, config);
        this.drawing = drawing;
        this.config = config;
    }

    /// A seed that nobody can know beforehand, short enough to be read out.
    public static long drawSeed() {
        return ThreadLocalRandom.current().nextLong(1, SEED_MAX);
    }

    /// Whether the language has an engine for the program, and the exercise scenarios for it.
    public boolean canExplore(Subject subject, GradingPlan plan) {
        return engines.areThereFor(subject) && !plan.scenarios(subject.language().id()).isEmpty();
    }

    /// Explores the scenarios of an exercise.
    ///
    /// @throws interlock.sandbox.SandboxException if a box failed: to be tried again
    /// @throws IllegalStateException if the engine or the exercise is at fault
    public Explored explore(
            Subject subject, GradingPlan plan, long seed, Consumer<Progress> progress)
            throws InterruptedException {
        var scenarios = Scenario.of(plan, subject.language().id(), drawing, seed);
        return explore(subject, scenarios, progress);
    }

    Explored explore(Subject subject, List<Scenario> scenarios, Consumer<Progress> progress)
            throws InterruptedException {
        var turns =
                scenarios.stream()
                        .map(subject::judge)
                        .map(judge -> new Turns(judge, config, config.schedules()))
                        .toList();
        var explored = run(subject, turns, progress);
        return explored.findings().isEmpty()
                ? witness.of(subject, scenarios).map(explored::with).orElse(explored)
                : explored;
    }

    private Explored run(Subject subject, List<Turns> turns, Consumer<Progress> progress)
            throws InterruptedException {
        try (var exploration = new Exploration(engines, config, subject, turns)) {
            return exploration.run(progress);
        }
    }

    /// Plays one schedule of an exercise again.
    ///
    /// @throws interlock.sandbox.SandboxException if a box failed: to be tried again
    /// @throws IllegalStateException if the engine or the exercise is at fault
    public Replayed replay(Subject subject, GradingPlan plan, Schedule.Origin origin)
            throws InterruptedException {
        if (!canExplore(subject, plan)) {
            return new Replayed.NotOffered();
        }
        var scenario =
                Scenario.of(plan, subject.language().id(), drawing, origin.seed()).stream()
                        .filter(one -> one.origin(origin.k()).equals(origin))
                        .findFirst();
        return scenario.isEmpty()
                ? new Replayed.NotOffered()
                : replay(subject, scenario.get(), origin.k());
    }

    Replayed replay(Subject subject, Scenario scenario, long k) throws InterruptedException {
        var judge = subject.judge(scenario);
        var heard = new ArrayList<Interleaving>();
        try (var engine = engines.open(subject)) {
            var fault = engine.begin();
            if (fault.isEmpty()) {
                var request = Request.replay(scenario.seed(), k);
                fault = engine.ask(scenario.script(), request, heard::add).fault();
            }
            if (fault.isPresent()) {
                return new Replayed.CutOff(fault.get());
            }
        }
        var told = heard.getFirst();
        return new Replayed.Whole(Trace.of(told, scenario, subject), judge.faultsOf(told));
    }
}
