package interlock.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import interlock.exercise.CaseScript;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is late in virtual time: 100 ms of limit, 50 of slack and 40 of steps.
class ScenarioJudgeTest {
    private static final ScenarioJudge JUDGE =
            new ScenarioJudge(
                    new Scenario(
                            new CaseScript(
                                    "limits",
                                    Map.of(),
                                    Map.of("main", List.of(List.of("wait", "100000000"))),
                                    List.of(new CheckPlan("timeouts", Map.of("op", "wait")))),
                            1,
                            42),
                    false,
                    Set.of());

    @Test
    void a_limit_that_ends_late_is_wrong_and_no_race() {
        assertEquals(List.of(), JUDGE.faultsOf(waited(189)));
        var late = JUDGE.faultsOf(waited(191));
        assertEquals(List.of("history.returned-late"), messages(late));
        assertEquals(FindingKind.WRONG_RESULT, late.getFirst().kind());
    }

    @Test
    void a_limit_that_ends_early_depends_on_the_schedule() {
        var early = JUDGE.faultsOf(waited(90));
        assertEquals(List.of("history.gave-up-early"), messages(early));
        assertEquals(FindingKind.RACE, early.getFirst().kind());
    }

    @Test
    void what_the_clock_ran_ahead_of_threads_that_could_go_on_is_forgiven() {
        assertEquals(List.of(), JUDGE.faultsOf(waited(489, "main delay 300000000")));
        assertFalse(JUDGE.faultsOf(waited(491, "main delay 300000000")).isEmpty());
    }

    @Test
    void the_same_history_is_judged_again_where_less_is_forgiven() {
        var forgiven = waited(300, "main delay 300000000");
        assertNotEquals(
                ScenarioJudge.fingerprint(waited(300)), ScenarioJudge.fingerprint(forgiven));
        assertEquals(
                ScenarioJudge.fingerprint(forgiven),
                ScenarioJudge.fingerprint(waited(300, "main delay 300000999")));
        assertFalse(waited(300).isSameAs(forgiven));
    }

    @Test
    void who_is_rescued_by_a_limit_that_no_step_asked_for_was_woken_by_nobody() {
        var script =
                new CaseScript(
                        "limits",
                        Map.of(),
                        Map.of("main", List.of(List.of("wait", "100000000"))),
                        List.of(),
                        Duration.ofMillis(100));
        var judge = new ScenarioJudge(new Scenario(script, 1, 42), false, Set.of());
        assertEquals(List.of(), judge.faultsOf(waited(1130)));
        var rescued = judge.faultsOf(waited(1150));
        assertEquals(List.of("explore.nap"), messages(rescued));
        assertEquals(FindingKind.POLLING, rescued.getFirst().kind());
        var hung = judge.faultsOf(waited(3_600_000));
        assertEquals(List.of("explore.hang"), messages(hung));
        assertEquals(FindingKind.DEADLOCK, hung.getFirst().kind());
        assertEquals(List.of(), judge.faultsOf(waited(1430, "main delay 300000000")));
    }

    private static List<String> messages(List<Finding> faults) {
        return faults.stream().map(Finding::message).toList();
    }

    /// A wait of so many milliseconds.
    private static Interleaving waited(int millis, String... more) {
        var lines = new ArrayList<EngineLine>();
        Stream.of(
                        "1 1 1 main begin limits",
                        "2 1 1 main thread",
                        "3 1 1 main call wait 100000000",
                        after(millis, 0) + " 1 1 main return wait false",
                        after(millis, 1) + " 1 1 main exit",
                        after(millis, 2) + " 1 1 main end")
                .map(EngineLine::of)
                .forEach(lines::add);
        Stream.of(more)
                .map(line -> EngineLine.of(after(millis, 3) + " 1 1 " + line))
                .forEach(lines::add);
        return new Interleaving(2, lines, new EngineLine.Ruled("cafe", Ruling.DONE, "", 7));
    }

    private static String after(long millis, long nanos) {
        return Long.toString(millis * 1_000_000 + nanos);
    }
}
