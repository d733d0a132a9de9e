package interlock.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.exercise.GradingPlan;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final GradingPlan PLAN =
            new GradingPlan(
                    Map.of(),
                    new Limits(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            ByteSize.mebibytes(1),
                            1,
                            ByteSize.mebibytes(1)),
                    GradingPlan.Feedback.FULL,
                    List.of(),
                    Map.of(Stage.FUNCTIONAL, 60, Stage.OBSERVE, 20, Stage.BENCHMARK, 20),
                    List.of());

    @Test
    void points_of_stages_that_cannot_be_run_yet_are_shared_by_the_others() {
        var stages = List.of(stage(Stage.FUNCTIONAL), stage(Stage.OBSERVE));
        assertEquals(100, Scoring.scoreOf(stages, PLAN));
        assertEquals(Verdict.AC, Scoring.verdictOf(stages));
    }

    @Test
    void a_failed_stage_gives_nothing_and_the_passed_ones_count() {
        var stages = List.of(stage(Stage.FUNCTIONAL), stage(Stage.OBSERVE, FindingKind.CRASH));
        assertEquals(75, Scoring.scoreOf(stages, PLAN));
        assertEquals(Verdict.RTE, Scoring.verdictOf(stages));
    }

    @Test
    void a_race_keeps_no_more_than_forty_points_whatever_passed_before() {
        var stages = List.of(stage(Stage.FUNCTIONAL), stage(Stage.OBSERVE, FindingKind.RACE));
        assertEquals(40, Scoring.scoreOf(stages, PLAN));
    }

    @Test
    void a_forbidden_api_leaves_nothing() {
        var stages = List.of(stage(Stage.RULES, FindingKind.FORBIDDEN_API));
        assertEquals(0, Scoring.scoreOf(stages, PLAN));
        assertEquals(Verdict.WA, Scoring.verdictOf(stages));
    }

    @Test
    void the_first_fault_decides_since_later_ones_may_follow_from_it() {
        var stages =
                List.of(stage(Stage.FUNCTIONAL, FindingKind.TIME_LIMIT, FindingKind.WRONG_RESULT));
        assertEquals(Verdict.TLE, Scoring.verdictOf(stages));
    }

    private static StageResult stage(Stage stage, FindingKind... kinds) {
        var findings =
                List.of(kinds).stream()
                        .map(kind -> new Finding(kind, "limit.cpu", Map.of("limit", "1 s")))
                        .toList();
        return Scoring.done(stage, PLAN, Duration.ofMillis(5), findings);
    }
}
