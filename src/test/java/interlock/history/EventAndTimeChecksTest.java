package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventAndTimeChecksTest {
    private static final String RELEASED =
            """
            A 0-30 wait -> true
            main 10 ask asleep A
            main 12 answer asleep A
            main 20-21 set -> ok
            main 22-23 clear -> ok
            """;

    @Test
    void a_wait_that_was_asleep_is_released_by_set() {
        assertEquals(List.of(), missed(RELEASED));
    }

    @Test
    void a_set_that_a_sleeper_missed_is_a_race() {
        var finding =
                missed(RELEASED.replace("A 0-30 wait -> true", "A 0-9000 wait 8000000000 -> false"))
                        .getFirst();
        assertEquals(FindingKind.RACE, finding.kind());
        assertEquals(Map.of("thread", "A", "answer", "false"), finding.values());
    }

    @Test
    void a_sleeper_the_grader_did_not_see_asleep_is_not_judged() {
        var lines = RELEASED.replace("wait -> true", "wait 8000000000 -> false");
        assertEquals(List.of(), missed(lines.replace("answer asleep A", "answer asleep")));
    }

    @Test
    void a_limit_that_ran_out_before_the_set_is_no_miss() {
        assertEquals(List.of(), missed(RELEASED.replace("wait -> true", "wait 20500000 -> false")));
        assertEquals(1, missed(RELEASED.replace("wait -> true", "wait 21500000 -> false")).size());
    }

    @Test
    void an_interrupted_wait_is_no_miss() {
        assertEquals(List.of(), missed(RELEASED.replace("-> true", "-> interrupted")));
    }

    @Test
    void a_wait_called_after_the_answer_is_not_judged() {
        var lines = RELEASED.replace("A 0-30 wait -> true", "A 13-90 wait 60000000 -> false");
        assertEquals(List.of(), missed(lines));
    }

    @Test
    void a_history_without_the_graders_answers_is_the_judges_fault() {
        var lines = RELEASED.replace("main 12 answer asleep A\n", "");
        assertThrows(IllegalStateException.class, () -> missed(lines));
    }

    @Test
    void giving_up_early_is_found_on_any_machine() {
        assertEquals(List.of("history.gave-up-early"), timeouts("A 0-47 take 50000000 -> timeout"));
        assertEquals(List.of(), timeouts("A 0-48.5 take 50000000 -> timeout"));
        assertEquals(List.of("history.gave-up-early"), timeouts("A 0-47 take 50000000 -> false"));
        assertEquals(List.of(), timeouts("A 0-1 take 50000000 -> 17"));
    }

    @Test
    void returning_late_is_found_beyond_what_the_machine_is_forgiven() {
        // 50 limit + 50 slack + 3 × 10 overslept + 20 waited for a core = 150
        assertEquals(List.of(), timeouts("A 0-149 take 50000000 -> timeout"));
        assertEquals(
                List.of("history.returned-late"), timeouts("A 0-151 take 50000000 -> timeout"));
        assertEquals(List.of("history.returned-late"), timeouts("A 0-151 take 50000000 -> 17"));
        assertEquals(List.of("history.returned-late"), timeouts("A 0-101 take 0 -> timeout"));
    }

    @Test
    void a_thread_seen_asleep_beyond_its_limit_is_found_however_busy_the_machine_was() {
        var lines =
                """
                A 0-900 take 50000000 -> timeout
                main 10 ask asleep A
                main 12 answer asleep A
                main 70 ask asleep A
                main 80 answer asleep A
                """;
        var busy = Map.of("oversleep", "900000000", "delay", "900000000");
        assertEquals(List.of("history.slept-on"), timeouts(busy, lines));
        assertEquals(List.of(), timeouts(busy, lines.replace("main 70 ask", "main 60 ask")));
        assertEquals(
                List.of(), timeouts(busy, lines.replace("80 answer asleep A", "80 answer asleep")));
        assertEquals(List.of(), timeouts(busy, lines.replace("A 0-900", "A 11-900")));
    }

    @Test
    void in_virtual_time_only_what_the_clock_ran_ahead_is_forgiven() {
        // 50 limit + 50 slack + 40 run ahead = 140
        var virtual = Map.of("oversleep", "0", "delay", "40000000", "virtual-time", "yes");
        assertEquals(List.of(), timeouts(virtual, "A 0-139 take 50000000 -> timeout"));
        assertEquals(
                List.of("history.returned-late"),
                timeouts(virtual, "A 0-141 take 50000000 -> timeout"));
        assertEquals(
                List.of("history.gave-up-early"),
                timeouts(virtual, "A 0-47 take 50000000 -> timeout"));
    }

    @Test
    void in_virtual_time_a_thread_whose_limit_is_over_may_wait_for_its_turn() {
        var virtual = Map.of("oversleep", "0", "delay", "900000000", "virtual-time", "yes");
        var lines =
                """
                A 0-900 take 50000000 -> timeout
                main 10 ask asleep A
                main 12 answer asleep A
                main 70 ask asleep A
                main 80 answer asleep A
                """;
        assertEquals(List.of(), timeouts(virtual, lines));
    }

    @Test
    void an_operation_without_limit_has_no_bound() {
        assertEquals(List.of(), timeouts("A 0-900000 take -> 17"));
        assertEquals(List.of(), timeouts("A 0-900000 take -1 -> 17"));
    }

    @Test
    void no_upper_bound_is_judged_on_a_machine_that_was_not_measured() {
        var history = Recording.of("A 0-149 take 50000000 -> timeout");
        var check = Checks.of("timeouts", Map.of("op", "take"));
        assertThrows(IllegalStateException.class, () -> check.faultsOf(history));
        var early = Checks.of("timeouts", Map.of("op", "take", "late", "no"));
        assertEquals(List.of(), early.faultsOf(history));
    }

    @Test
    void answers_are_compared() {
        var lines = "A 0-1 wait 0 -> false\nB 2-3 wait 0 -> true";
        assertEquals(1, result(lines, Map.of("op", "wait", "is", "false")).size());
        assertEquals(0, result(lines, Map.of("op", "wait", "is", "false,true")).size());
        assertEquals(0, result(lines, Map.of("op", "wait", "is", "true", "thread", "B")).size());
        assertEquals(0, result(lines, Map.of("op", "set", "is", "ok")).size());
    }

    @Test
    void what_hangs_is_told_with_what_came_before() {
        var history = Recording.unended("A 0-1 put 1 -> ok\nA 2-? put 2\nB 3-? put 3");
        var finding = Stuck.finding(history, List.of("python3 10/11 state S"), 3_500_000_000L);
        assertEquals(FindingKind.DEADLOCK, finding.kind());
        assertEquals("A, B", finding.values().get("threads"));
        assertEquals("put(2), put(3)", finding.values().get("operations"));
        assertEquals("3497", finding.values().get("millis"));
        assertEquals(4, finding.evidence().size());
        assertTrue(finding.evidence().get(2).endsWith("B  put(3) → still running"));
        assertEquals("python3 10/11 state S", finding.evidence().getLast());
    }

    private static List<Finding> missed(String lines) {
        return Checks.of("no-missed-release", Map.of()).faultsOf(Recording.of(lines));
    }

    private static List<String> timeouts(String lines) {
        return timeouts(Map.of("oversleep", "10000000", "delay", "20000000"), lines);
    }

    private static List<String> timeouts(Map<String, String> object, String lines) {
        var check = Checks.of("timeouts", Map.of("op", "take"));
        return check.faultsOf(Recording.of(object, lines)).stream().map(Finding::message).toList();
    }

    private static List<Finding> result(String lines, Map<String, String> options) {
        return Checks.of("result", options).faultsOf(Recording.of(lines));
    }
}
