package interlock.grading;

import interlock.exercise.GradingPlan;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From what the stages found to a verdict and points.
final class Scoring {
    /// The stages that can be run today. The points of the others are shared by these in
    /// proportion, so that a right solution reaches 100.
    static final Set<Stage> RUNNABLE =
            Set.of(
                    Stage.COMPILE,
                    Stage.RULES,
                    Stage.FUNCTIONAL,
                    Stage.EXPLORE,
                    Stage.LOAD_CPU,
                    Stage.LOAD_IO,
                    Stage.OBSERVE);

    /// The fact that tells why a stage could not be run.
    private static final String IMPOSSIBLE = "not_run";

    private Scoring() {}

    /// The verdict of the first fault in time: what came later may only follow from it.
    static Verdict verdictOf(List<StageResult> stages) {
        return stages.stream()
                .flatMap(stage -> stage.findings().stream())
                .findFirst()
                .map(Finding::kind)
                .map(FindingKind::verdict)
                .orElse(Verdict.AC);
    }

    /// Points out of 100: those of the passed stages, but never more than the gravest finding
    /// allows.
    static int scoreOf(List<StageResult> stages, GradingPlan plan) {
        int possible =
                plan.points().entrySet().stream()
                        .filter(entry -> RUNNABLE.contains(entry.getKey()))
                        .filter(entry -> !isImpossible(entry.getKey(), stages))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        int earned = stages.stream().mapToInt(StageResult::points).sum();
        int cap =
                stages.stream()
                        .flatMap(stage -> stage.findings().stream())
                        .mapToInt(finding -> finding.kind().cap())
                        .min()
                        .orElse(100);
        return possible == 0 ? 0 : Math.min(cap, Math.round(earned * 100f / possible));
    }

    private static boolean isImpossible(Stage stage, List<StageResult> stages) {
        return stages.stream()
                .filter(result -> result.stage() == stage)
                .anyMatch(result -> result.facts().containsKey(IMPOSSIBLE));
    }

    /// A stage that cannot be run for this program: its points are shared by the others.
    static StageResult impossible(Stage stage, String why) {
        return new StageResult(
                stage,
                StageResult.Status.SKIPPED,
                0,
                0,
                Duration.ZERO,
                List.of(),
                List.of(),
                Map.of(IMPOSSIBLE, why));
    }

    static StageResult skipped(Stage stage, GradingPlan plan) {
        return new StageResult(
                stage,
                StageResult.Status.SKIPPED,
                0,
                plan.points().getOrDefault(stage, 0),
                Duration.ZERO,
                List.of(),
                List.of(),
                Map.of());
    }

    static StageResult done(Stage stage, GradingPlan plan, Duration took, List<Finding> findings) {
        return done(stage, plan, took, new Measured(findings, List.of(), Map.of(), false));
    }

    static StageResult done(Stage stage, GradingPlan plan, Duration took, Measured measured) {
        int max = plan.points().getOrDefault(stage, 0);
        boolean passed = measured.findings().isEmpty();
        return new StageResult(
                stage,
                passed ? StageResult.Status.PASSED : StageResult.Status.FAILED,
                passed ? max : 0,
                max,
                took,
                measured.findings(),
                measured.runs(),
                measured.facts());
    }
}
