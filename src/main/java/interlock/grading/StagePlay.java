package interlock.grading;

import interlock.exercise.GradingPlan;
import interlock.explore.Explorer;
import interlock.verdict.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Plays the stages of one compiled submission, gate after gate. Confined to one thread.
final class StagePlay {
    static final List<Stage> ALL =
            List.of(
                    Stage.FUNCTIONAL,
                    Stage.EXPLORE,
                    Stage.OBSERVE,
                    Stage.LOAD_CPU,
                    Stage.LOAD_IO,
                    Stage.BENCHMARK,
                    Stage.REVIEW);

    private final CaseStage caseStage;
    private final Explorer explorer;
    private final Clock clock;
    private final CaseStage.Subject subject;
    private final GradingPlan plan;
    private final Reached reached;
    private final StringBuilder output = new StringBuilder();

    StagePlay(
            CaseStage caseStage,
            Explorer explorer,
            Clock clock,
            CaseStage.Subject subject,
            Reached reached) {
        this.caseStage = caseStage;
        this.explorer = explorer;
        this.clock = clock;
        this.subject = subject;
        this.plan = subject.submitted().exercise().plan();
        this.reached = reached;
    }

    /// Until a gate fails; returns what the program printed.
    String play(List<Stage> stages) throws InterruptedException {
        for (var stage : stages) {
            if (reached.isFailed()) {
                break;
            }
            if (isPlayed(stage)) {
                judge(stage);
            }
        }
        return output.toString();
    }

    private void judge(Stage stage) throws InterruptedException {
        if (stage == Stage.EXPLORE && !canExplore()) {
            var why = "nothing explores " + subject.language().title() + " here yet";
            reached.end(Scoring.impossible(stage, why));
            return;
        }
        Instant start = clock.instant();
        var measured = stage == Stage.EXPLORE ? explore() : playCases(stage);
        reached.end(Scoring.done(stage, plan, since(start), measured));
        if (stage == Stage.FUNCTIONAL && measured.failedAmongThreads()) {
            show();
        }
    }

    /// What failed among threads is explored nevertheless: a schedule that is found can be shown
    /// and replayed; that none is found says nothing.
    private void show() throws InterruptedException {
        if (!isPlayed(Stage.EXPLORE) || !hasEngine()) {
            return;
        }
        Instant start = clock.instant();
        var measured = explore();
        reached.end(
                measured.findings().isEmpty()
                        ? Scoring.skipped(Stage.EXPLORE, plan)
                        : Scoring.done(Stage.EXPLORE, plan, since(start), measured));
    }

    private boolean isPlayed(Stage stage) {
        var submitted = subject.submitted();
        boolean listed = plan.points().containsKey(stage);
        return submitted.samplesOnly()
                ? stage == Stage.FUNCTIONAL
                : listed && Scoring.RUNNABLE.contains(stage);
    }

    /// Threads are scheduled by an engine, processes by gates.
    private boolean canExplore() {
        return hasEngine() || !plan.cases(Stage.EXPLORE, subject.language().id()).isEmpty();
    }

    private boolean hasEngine() {
        return explorer.canExplore(subject.explored(), plan);
    }

    private Measured explore() throws InterruptedException {
        if (!hasEngine()) {
            return playCases(Stage.EXPLORE);
        }
        var seed = Explorer.drawSeed();
        var found = explorer.explore(subject.explored(), plan, seed, reached.progress());
        output.append(found.printed());
        return new Measured(found.findings(), found.runs(), found.facts(), false);
    }

    private Measured playCases(Stage stage) throws InterruptedException {
        return caseStage.play(stage, subject, output, reached.progress());
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
