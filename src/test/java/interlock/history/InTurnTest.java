package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.verdict.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InTurnTest {
    private static final String FINE =
            """
            main 0-100 alternate -> ok
            2/10 1-2 emit.turn 0 0
            2/11 3-4 emit.turn 1 0
            2/10 5-6 emit.turn 0 1
            2/11 7-8 emit.turn 1 1
            """;

    @Test
    void turns_in_order_pass() {
        assertEquals(List.of(), faults(FINE));
    }

    @Test
    void the_end_may_be_a_failure() {
        assertEquals(List.of(), faults(until("5-6", FINE) + "2/10 5-6 emit.turn 0 1 -> failed\n"));
    }

    @Test
    void a_turn_out_of_order_is_found() {
        var lines = FINE.replace("1-2", "3.5-3.6");
        assertEquals(List.of("history.out-of-turn"), faults(lines.replace("3-4", "1-2")));
    }

    @Test
    void a_turn_that_begins_before_the_last_one_ended_is_found() {
        assertEquals(List.of("history.turns-overlap"), faults(FINE.replace("3-4", "1.5-4")));
    }

    @Test
    void a_turn_that_never_ended_may_be_the_last_only() {
        assertEquals(List.of(), faults(FINE.replace("7-8", "7-?")));
        assertEquals(List.of("history.turns-overlap"), faults(FINE.replace("5-6", "5-?")));
    }

    @Test
    void a_turn_after_a_failure_is_found() {
        var lines = FINE.replace("5-6 emit.turn 0 1", "5-6 emit.turn 0 1 -> failed");
        assertEquals(List.of("history.turn-after-failure"), faults(lines));
    }

    @Test
    void a_missing_turn_is_found() {
        assertEquals(List.of("history.turns-missing"), faults(until("7-8", FINE)));
    }

    @Test
    void one_thread_for_two_numbers_and_two_for_one_are_found() {
        var other = List.of("history.turn-of-another-thread");
        assertEquals(other, faults(FINE.replace("2/11", "2/10")));
        assertEquals(other, faults(FINE.replace("2/11 7-8", "2/12 7-8")));
    }

    @Test
    void the_caller_is_none_of_the_threads() {
        var lines = FINE.replace("main", "2/10");
        assertEquals(List.of("history.turn-of-another-thread"), faults(lines));
    }

    private static String until(String interval, String lines) {
        return lines.substring(0, lines.lastIndexOf("2/", lines.indexOf(interval)));
    }

    private static List<String> faults(String lines) {
        var history = Recording.of(Map.of("procs", "2", "rounds", "2"), lines);
        return Checks.of("turns", Map.of("object", "emit")).faultsOf(history).stream()
                .map(Finding::message)
                .toList();
    }
}
