package interlock.engine;

import interlock.engine.LogicalThread.Waiting;
import interlock.harness.Recorder;
import interlock.harness.Script;
import interlock.harness.Words;
import java.util.SplittableRandom;

/// Runs schedules of one script. A schedule is a function of the program, the script, the seed
/// and its number alone: a first schedule without any change of threads only measures how many
/// steps the script takes.
final class ScriptSchedules {
    private static final int LENGTH_MIN = 20;
    private static final int LENGTH_MAX = 2_000;

    /// How one schedule is drawn.
    record Draw(String seed, long k) {
        SplittableRandom draws() {
            long mixed = 0;
            for (int i = 0; i < seed.length(); i++) {
                mixed = mixed * 0x5DEECE66DL + seed.charAt(i);
            }
            return new SplittableRandom(mixed ^ k * 0x9E3779B97F4A7C15L);
        }

        Timing timing() {
            return Timing.of(k);
        }
    }

    private final RewrittenProgram program;
    private final Script script;
    private final Carrier carrier;
    private final Journal journal;
    private final Recorder recorder;
    private int length;

    ScriptSchedules(RewrittenProgram program, Script script, Carrier carrier, Journal journal) {
        this.program = program;
        this.script = script;
        this.carrier = carrier;
        this.journal = journal;
        this.recorder = new Recorder(journal);
    }

    /// Runs one schedule; its history, verdict included, is in the journal then.
    ///
    /// @param trace whether each step is told
    String schedule(String nonce, Draw draw, Races races, boolean trace) {
        if (length == 0) {
            measure(nonce, draw);
        }
        var draws = draw.draws();
        var strategy = Strategy.of(draw.k(), draws, length);
        return run(nonce, draw, new Plan(strategy, draws, draw.timing()), races, trace);
    }

    private record Plan(Strategy strategy, SplittableRandom draws, Timing timing) {}

    /// Twice: what a process makes only once takes steps the first time, if no script before this
    /// one has made it.
    private void measure(String nonce, Draw draw) {
        for (int i = 0; i < 2; i++) {
            var plan = new Plan(new OneByOne(), new SplittableRandom(0), Timing.SLEEPS_EARLY);
            run(nonce, draw, plan, new Races(journal), false);
        }
        length = Math.clamp(journal.steps(), LENGTH_MIN, LENGTH_MAX);
    }

    private String run(String nonce, Draw draw, Plan plan, Races races, boolean trace) {
        var log = new StepLog(trace ? journal : null);
        var scheduler = new Scheduler(carrier, plan.draws(), plan.strategy(), plan.timing(), log);
        journal.begin(nonce, scheduler);
        String named = Words.join(nonce, draw.seed()) + ' ' + draw.k();
        journal.append(1, Script.MAIN, "schedule", named);
        var run =
                new Run(
                        scheduler,
                        new Monitors(scheduler),
                        new HappensBefore(races),
                        new Initialisation(scheduler),
                        log);
        var actors = new Actors(script, recorder, program.makers());
        var main = new Thread(null, null, Script.MAIN, 0, false);
        ThreadNumbers.reset();
        Current.set(run);
        String outcome;
        try {
            outcome = scheduler.run(main, () -> guarded(actors, scheduler));
        } finally {
            Current.set(null);
        }
        scheduler.rethrow();
        if (outcome.equals("deadlock") || outcome.equals("livelock")) {
            scheduler.threads().forEach(thread -> blocked(scheduler, thread));
        }
        if (scheduler.delayNanos() > 0) {
            journal.append(1, Script.MAIN, "delay", Long.toString(scheduler.delayNanos()));
        }
        verdict(nonce, outcome, scheduler.steps());
        return outcome;
    }

    private static void guarded(Actors actors, Scheduler scheduler) {
        try {
            actors.run();
        } catch (Throwable fault) {
            throw scheduler.fail(fault);
        }
    }

    private void blocked(Scheduler scheduler, LogicalThread thread) {
        if (thread.isDone()) {
            return;
        }
        var waiting = thread.waiting;
        var place = Sites.of(thread.site);
        String op = waiting == null ? "run" : waiting.op();
        String on = waiting == null ? "-" : scheduler.log().names().of(named(waiting));
        journal.append(
                thread.id,
                Words.encode(thread.name()),
                "blocked",
                Words.join(op, on, place.file(), Integer.toString(place.line())));
    }

    private static Object named(Waiting waiting) {
        return waiting.on();
    }

    private void verdict(String nonce, String outcome, long steps) {
        journal.append(1, Script.MAIN, "verdict", nonce + ' ' + outcome + ' ' + steps);
    }
}
