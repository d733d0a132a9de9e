package interlock.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.exercise.CaseScript;
import interlock.exercise.ExerciseConfig;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.exercise.ScriptDraw;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Place;
import interlock.verdict.Progress;
import interlock.verdict.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Explores with an engine that the test plays, in boxes without processes.
class ExplorerTest {
    private static final List<String> RIGHT = FakeEngine.answering("0");
    private static final List<String> WRONG = FakeEngine.answering("1");

    @Test
    void a_program_that_is_right_under_all_schedules_passes() throws Exception {
        var steps = new ArrayList<Progress>();
        var explored = explore((_, _, _) -> RIGHT, steps);
        assertEquals(List.of(), explored.findings());
        assertEquals("50", explored.facts().get("schedules"));
        assertEquals("1", explored.facts().get("histories"));
        assertEquals("42", explored.facts().get("seed"));
        assertEquals(FakeEngine.VERSION, explored.facts().get("engine"));
        assertTrue(explored.runs().getFirst().passed());
        assertEquals(2, steps.size());
    }

    @Test
    void a_wrong_result_of_one_schedule_is_a_race_that_its_replay_shows() throws Exception {
        FakeEngine.Tale tale =
                (k, _, isReplay) ->
                        k != 37
                                ? RIGHT
                                : isReplay
                                        ? with(WRONG, 3, "main step 1 read count main.fake 3 1")
                                        : WRONG;
        var finding = onlyFinding(tale);
        assertEquals(FindingKind.RACE, finding.kind());
        assertEquals("history.wrong-answer", finding.message());
        var schedule = finding.schedule();
        assertNotNull(schedule);
        assertEquals(new Schedule.Origin("get", 1, 42, 37), schedule.origin());
        assertEquals(FakeEngine.VERSION, schedule.engine());
        assertEquals(
                List.of(
                        step(1, "call", "get", null),
                        new Schedule.Step(
                                2,
                                "main",
                                new Schedule.Act("read", "count", "1"),
                                new Place("main.fake", 3, 0)),
                        step(3, "return", "get", "1")),
                schedule.steps());
        assertEquals(List.of(Schedule.End.ended("main")), schedule.ends());
    }

    @Test
    void of_failing_schedules_the_shortest_is_shown() throws Exception {
        var longer = new ArrayList<>(FakeEngine.answering("2"));
        longer.set(longer.size() - 1, "done 900");
        var finding = onlyFinding((k, _, _) -> k == 3 ? longer : k == 20 ? WRONG : RIGHT);
        assertEquals(20, shown(finding).origin().k());
    }

    @Test
    void a_deadlock_says_who_is_blocked_on_what() throws Exception {
        var stuck =
                List.of(
                        "main begin get",
                        "main thread",
                        "main call get",
                        "main blocked lock m main.fake 12",
                        "deadlock 4");
        var finding = onlyFinding((k, _, _) -> k == 2 ? stuck : RIGHT);
        assertEquals(FindingKind.DEADLOCK, finding.kind());
        assertEquals("main: lock m (main.fake:12)", finding.values().get("blocked"));
        assertEquals(
                List.of(
                        Schedule.End.blocked(
                                "main",
                                new Schedule.Act("lock", "m", null),
                                new Place("main.fake", 12, 0))),
                shown(finding).ends());
    }

    @Test
    void a_livelock_says_who_still_runs_even_if_the_engine_was_stopped() throws Exception {
        var begun = List.of("main begin get", "main thread", "A thread", "B thread", "B exit");
        var told = new ArrayList<>(begun);
        told.addAll(List.of("main blocked join A - 0", "A blocked run - main.fake 12"));
        told.add("livelock 20001");
        var stopped = new ArrayList<>(begun);
        stopped.add("livelock 20001");
        assertEquals(
                List.of(
                        Schedule.End.blocked("main", new Schedule.Act("join", "A", null), null),
                        Schedule.End.running("A", new Place("main.fake", 12, 0))),
                shown(onlyFinding((k, _, _) -> k == 2 ? told : RIGHT)).ends());
        assertEquals(
                List.of(Schedule.End.running("main", null)),
                shown(onlyFinding((k, _, _) -> k == 2 ? stopped : RIGHT)).ends());
    }

    @Test
    void accesses_that_nothing_orders_are_a_race_though_all_results_are_right() throws Exception {
        var racy = with(RIGHT, 3, "main race count write main.fake 3 A read main.fake 5 B");
        var finding = onlyFinding((k, _, _) -> k == 9 ? racy : RIGHT);
        assertEquals("explore.data-race", finding.message());
        assertEquals(new Place("main.fake", 3, 0), finding.place());
    }

    @Test
    void callers_that_the_solution_does_not_order_are_told_without_a_place_in_it()
            throws Exception {
        var racy = with(RIGHT, 3, "main race count write adapter 3 A read adapter 5 B");
        var finding = onlyFinding((k, _, _) -> k == 9 ? racy : RIGHT);
        assertEquals("explore.unordered-callers", finding.message());
        assertNull(finding.place());
    }

    @Test
    void what_the_engine_cannot_control_is_no_silent_pass() throws Exception {
        var finding = onlyFinding((_, _, _) -> List.of("main begin get", "uncontrolled fork 1"));
        assertEquals(FindingKind.FORBIDDEN_API, finding.kind());
        assertEquals("fork", finding.values().get("what"));
    }

    @Test
    void a_failure_that_does_not_replay_is_not_held_against_the_candidate() throws Exception {
        FakeEngine.Tale once = (k, box, _) -> k == 7 && box == 1 ? WRONG : RIGHT;
        var explored = explore(once, new ArrayList<>());
        assertEquals(List.of(), explored.findings());
        assertEquals("50", explored.facts().get("schedules"));
        assertEquals("1", explored.facts().get("unconfirmed"));
    }

    @Test
    void a_judge_whose_schedules_do_not_replay_at_all_gives_no_verdict() {
        FakeEngine.Tale never =
                (k, box, _) -> box == 1 ? FakeEngine.answering(Long.toString(k)) : RIGHT;
        assertThrows(IllegalStateException.class, () -> explore(never, new ArrayList<>()));
    }

    @Test
    void a_verdict_that_the_program_wrote_itself_is_a_forgery() throws Exception {
        var forged = with(RIGHT, 3, "main verdict 0123456789 done 3");
        assertEquals(FindingKind.FORGED, onlyFinding((_, _, _) -> forged).kind());
    }

    @Test
    void an_engine_that_cannot_go_on_is_the_judges_fault() {
        var fatal = with(RIGHT, 1, "main fatal no%20such%20step");
        assertThrows(
                IllegalStateException.class, () -> explore((_, _, _) -> fatal, new ArrayList<>()));
    }

    private static Finding onlyFinding(FakeEngine.Tale tale) throws Exception {
        var explored = explore(tale, new ArrayList<>());
        assertEquals(1, explored.findings().size(), () -> explored.findings().toString());
        return explored.findings().getFirst();
    }

    private static Schedule shown(Finding finding) {
        var schedule = finding.schedule();
        assertNotNull(schedule);
        return schedule;
    }

    private static Explored explore(FakeEngine.Tale tale, List<Progress> steps) throws Exception {
        var engine = new FakeEngine(tale);
        var arguments =
                Map.of("interlock.explore.schedules", "50", "interlock.explore.batch", "10");
        var explorer =
                new Explorer(
                        engine,
                        new ScriptDraw(Config.defaults(ExerciseConfig.class)),
                        Config.with(ExploreConfig.class, arguments));
        var script =
                new CaseScript(
                        "get",
                        Map.of(),
                        Map.of("main", List.of(List.of("get"))),
                        List.of(new CheckPlan("result", Map.of("op", "get", "is", "0"))));
        return explorer.explore(engine.subject(), List.of(new Scenario(script, 1, 42)), steps::add);
    }

    private static Schedule.Step step(int number, String op, String object, String value) {
        return new Schedule.Step(number, "main", new Schedule.Act(op, object, value), null);
    }

    private static List<String> with(List<String> lines, int index, String line) {
        var longer = new ArrayList<>(lines);
        longer.add(index, line);
        return longer;
    }
}
