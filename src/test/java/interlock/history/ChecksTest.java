package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void an_unknown_check_is_refused_with_the_names_of_all() {
        var refusal = refused("linearisable", Map.of());
        assertTrue(refusal.contains("linearizable") && refusal.contains("fifo"), refusal);
    }

    @Test
    void an_unknown_option_is_refused_with_those_there_are() {
        var refusal = refused("fifo", Map.of("putt", "put"));
        assertTrue(refusal.contains("putt") && refusal.contains("put, take"), refusal);
    }

    @Test
    void a_missing_or_wrong_option_is_refused() {
        assertTrue(refused("linearizable", Map.of()).contains("model"));
        assertTrue(refused("linearizable", Map.of("model", "stack")).contains("bounded-queue"));
        assertTrue(refused("result", Map.of("op", "take")).contains("is"));
        assertTrue(refused("fifo", Map.of("finding", "sloth")).contains("race"));
        assertTrue(refused("timeouts", Map.of("op", "take", "slack", "50")).contains("50ms"));
        assertTrue(refused("timeouts", Map.of("op", "take", "late", "maybe")).contains("yes"));
    }

    @Test
    void the_author_chooses_the_kind_of_finding() {
        var check = Checks.of("fifo", Map.of("finding", "race"));
        var history =
                Recording.of(
                        """
                        A 0-1 put 1 -> ok
                        A 2-3 put 2 -> ok
                        B 4-5 take -> 2
                        B 6-7 take -> 1
                        """);
        assertEquals(FindingKind.RACE, check.faultsOf(history).getFirst().kind());
    }

    @Test
    void the_checks_that_always_hold_need_no_options() {
        for (var name : Checks.ALWAYS) {
            assertNotNull(Checks.of(name, Map.of()));
        }
    }

    @Test
    void each_model_is_known() {
        for (var model : List.of("bounded-queue", "event", "counter", "mutex", "register")) {
            assertNotNull(Checks.of("linearizable", Map.of("model", model)));
        }
    }

    private static String refused(String name, Map<String, String> options) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Checks.of(name, options));
        return String.valueOf(refusal.getMessage());
    }
}
