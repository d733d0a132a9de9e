package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.verdict.FindingKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearizableTest {
    private static final Map<String, String> CAPACITY_2 = Map.of("capacity", "2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                // overlapping puts may take effect in either order
                """
                A 0-10 put 1 -> ok
                B 0-10 put 2 -> ok
                C 20-30 take -> 2
                C 40-50 take -> 1
                """,
                // a put that never returned may have taken effect
                """
                A 0-? put 1
                B 5-10 take -> 1
                """,
                // or not
                """
                A 0-? put 1
                B 5-10 take 1000 -> timeout
                """,
                // a third put waits for a take
                """
                A 0-1 put 1 -> ok
                A 2-3 put 2 -> ok
                A 4-20 put 3 -> ok
                B 10-12 take -> 1
                """,
                // empty at some instant is enough for a time-out
                """
                A 0-20 take 10000000 -> timeout
                B 5-6 put 1 -> ok
                C 30-31 take -> 1
                """,
                // closed: what is left is drained, then refused
                """
                A 0-1 put 1 -> ok
                A 2-3 close -> ok
                A 4-5 put 2 -> closed
                A 6-7 take -> 1
                A 8-9 take -> closed
                """,
                // a close that is racing a put
                """
                A 0-10 put 1 -> ok
                B 0-10 close -> ok
                C 20-30 take -> 1
                C 40-50 take -> closed
                """,
                // an interrupted put took no effect
                """
                A 0-10 put 1 -> interrupted
                B 20-30 take 0 -> timeout
                """,
                "A 0-1 put nil -> invalid",
            })
    void a_queue_explains_it(String lines) {
        assertEquals(java.util.List.of(), check("bounded-queue").faultsOf(queue(lines)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // out of order
                """
                A 0-1 put 1 -> ok
                A 2-3 put 2 -> ok
                B 4-5 take -> 2
                """,
                // over capacity
                """
                A 0-1 put 1 -> ok
                A 2-3 put 2 -> ok
                A 4-5 put 3 -> ok
                """,
                // taken twice, at the same time
                """
                A 0-1 put 1 -> ok
                B 2-9 take -> 1
                C 2-9 take -> 1
                """,
                // a time-out although never empty while it ran
                """
                A 0-1 put 1 -> ok
                B 2-9 take 5000000 -> timeout
                """,
                // a time-out although never full
                """
                A 0-1 put 1 -> ok
                A 2-9 put 2 5000000 -> timeout
                """,
                // a time-out without a limit
                "A 0-9 take -> timeout",
                // a timed-out put that took effect all the same
                """
                A 0-1 put 1 -> ok
                A 2-3 put 2 -> ok
                A 4-9 put 3 1000000 -> timeout
                B 10-11 take -> 1
                B 12-13 take -> 2
                B 14-15 take -> 3
                """,
                // closing drops what is left
                """
                A 0-1 put 1 -> ok
                A 2-3 close -> ok
                A 6-7 take -> closed
                """,
                // put after close
                """
                A 0-1 close -> ok
                A 2-3 put 1 -> ok
                """,
                // closed without a close
                "A 0-1 take -> closed",
                // a value from nowhere
                "A 0-1 take -> 5",
                // a size nobody can have seen
                """
                A 0-1 put 1 -> ok
                A 2-3 size -> 0
                """,
                "A 0-1 put nil -> ok",
                "A 0-1 put 1 -> invalid",
                // a word of no contract
                "A 0-1 put 1 -> maybe",
            })
    void no_queue_explains_it(String lines) {
        var findings = check("bounded-queue").faultsOf(queue(lines));
        assertEquals(1, findings.size());
        assertEquals(FindingKind.WRONG_RESULT, findings.getFirst().kind());
    }

    @Test
    void the_finding_names_the_first_operation_that_cannot_be_explained() {
        var history =
                queue(
                        """
                        A 0-1 put 1 -> ok
                        B 2-9 take -> 1
                        C 2-8 take -> 1
                        A 20-21 put 7 -> ok
                        """);
        var finding = check("bounded-queue").faultsOf(history).getFirst();
        assertEquals("B", finding.values().get("thread"));
        assertEquals("take() → 1", finding.values().get("operation"));
        assertEquals(3, finding.evidence().size());
        assertTrue(finding.evidence().get(2).startsWith("▶ 2.000 – 9.000 ms  B  take() → 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                A 0-20 wait -> true
                B 5-6 set -> ok
                B 7-8 clear -> ok
                """,
                """
                A 0-20 wait 10000000 -> false
                B 5-6 set -> ok
                """,
                """
                A 0-1 wait 0 -> false
                A 2-3 is-set -> false
                A 4-5 set -> ok
                A 6-7 wait -> true
                """,
                "A 0-1 wait -1 -> invalid",
                "A 0-1 wait -> interrupted",
            })
    void an_event_explains_it(String lines) {
        assertEquals(java.util.List.of(), check("event").faultsOf(Recording.of(lines)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // true on time-out
                "A 0-20 wait 10000000 -> true",
                // false without a limit
                "A 0-20 wait -> false",
                // false although set all the while
                """
                A 0-1 set -> ok
                A 2-3 wait 0 -> false
                """,
                // true although cleared before
                """
                A 0-1 set -> ok
                A 2-3 clear -> ok
                A 4-9 wait 1000000 -> true
                """,
                "A 0-1 wait -1 -> false",
                "A 0-1 wait 0 -> invalid",
            })
    void no_event_explains_it(String lines) {
        assertEquals(1, check("event").faultsOf(Recording.of(lines)).size());
    }

    @Test
    void a_lost_update_cannot_be_explained_by_a_counter() {
        var lost =
                """
                A 0-10 increment -> ok
                B 0-10 increment -> ok
                A 20-30 get -> 1
                """;
        var fine = lost.replace("-> 1", "-> 2");
        assertEquals(1, check("counter").faultsOf(Recording.of(lost)).size());
        assertEquals(0, check("counter").faultsOf(Recording.of(fine)).size());
    }

    @Test
    void a_mutex_has_one_holder() {
        var both =
                """
                A 0-1 acquire -> ok
                B 2-3 acquire 1000000 -> true
                A 4-5 release -> ok
                """;
        var handed =
                """
                A 0-1 acquire -> ok
                B 2-5 acquire -> ok
                A 3-4 release -> ok
                A 6-7 try-acquire -> false
                A 8-9 release -> invalid
                B 10-11 release -> ok
                """;
        assertEquals(1, check("mutex").faultsOf(Recording.of(both)).size());
        assertEquals(0, check("mutex").faultsOf(Recording.of(handed)).size());
        var failedThoughFree = "A 0-9 acquire 1000000 -> false";
        assertEquals(1, check("mutex").faultsOf(Recording.of(failedThoughFree)).size());
    }

    @Test
    void a_register_is_read_as_it_was_written() {
        var stale =
                """
                A 0-1 write 1 -> ok
                A 2-3 write 2 -> ok
                B 4-5 read -> 1
                """;
        var racing =
                """
                A 0-10 compare-and-set nil 1 -> true
                B 0-10 compare-and-set nil 2 -> false
                C 5-6 read -> nil
                """;
        assertEquals(1, check("register").faultsOf(Recording.of(stale)).size());
        assertEquals(0, check("register").faultsOf(Recording.of(racing)).size());
    }

    @Test
    void a_history_that_is_too_large_is_nobodys_pass() {
        var lines = new StringBuilder();
        for (int i = 0; i <= Linearization.OPERATIONS_MAX; i++) {
            lines.append("A %d-%d size -> 0\n".formatted(2 * i, 2 * i + 1));
        }
        var history = queue(lines.toString());
        assertThrows(
                UncheckableHistoryException.class, () -> check("bounded-queue").faultsOf(history));
    }

    @Test
    void a_search_that_grows_too_large_is_nobodys_pass() {
        var lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            lines.append("T%d 0-100 put %d -> ok\n".formatted(i, i));
        }
        lines.append("X 200-201 take -> nothing\n");
        var history = Recording.of(Map.of("capacity", "99"), lines.toString());
        assertThrows(
                UncheckableHistoryException.class, () -> check("bounded-queue").faultsOf(history));
    }

    @Test
    void an_operation_the_model_does_not_know_is_the_authors_fault() {
        var history = queue("A 0-1 peek -> 1");
        assertThrows(
                UncheckableHistoryException.class, () -> check("bounded-queue").faultsOf(history));
    }

    private static Check check(String model) {
        return Checks.of("linearizable", Map.of("model", model));
    }

    private static History queue(String lines) {
        return Recording.of(CAPACITY_2, lines);
    }
}
