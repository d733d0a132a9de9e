package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.verdict.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checks of large queue histories.
class QueueChecksTest {
    private static final String FINE =
            """
            A 0-1 put 1 -> ok
            A 2-3 put 2 -> ok
            B 2-5 take -> 1
            B 6-7 take -> 2
            B 8-9 take 0 -> timeout
            A 10-11 put 3 -> ok
            A 12-13 size -> 1
            A 14-15 put 4 1000000 -> ok
            A 16-19 put 5 1000000 -> timeout
            A 20-21 close -> ok
            B 22-23 take -> 3
            B 24-25 take -> 4
            B 26-27 take -> closed
            """;

    @Test
    void a_right_history_passes_all() {
        for (var check : List.of("fifo", "conservation", "capacity")) {
            assertEquals(List.of(), messages(check, FINE));
        }
    }

    @Test
    void overtaking_is_found() {
        var lines =
                """
                A 0-1 put 1 -> ok
                B 2-3 put 2 -> ok
                C 4-5 take -> 2
                D 6-7 take -> 1
                """;
        assertEquals(List.of("history.not-fifo"), messages("fifo", lines));
    }

    @Test
    void overtaking_an_item_that_never_comes_out_is_found() {
        var lines =
                """
                A 0-1 put 1 -> ok
                A 2-3 put 2 -> ok
                C 4-5 take -> 2
                """;
        assertEquals(List.of("history.not-fifo"), messages("fifo", lines));
        assertEquals(List.of(), messages("fifo", lines + "D 4-? take\n"));
    }

    @Test
    void items_that_were_put_or_taken_at_one_time_have_no_order() {
        assertEquals(
                List.of(),
                messages(
                        "fifo",
                        """
                        A 0-3 put 1 -> ok
                        B 2-5 put 2 -> ok
                        C 6-7 take -> 2
                        C 8-9 take -> 1
                        """));
        assertEquals(
                List.of(),
                messages(
                        "fifo",
                        """
                        A 0-1 put 1 -> ok
                        A 2-3 put 2 -> ok
                        C 4-7 take -> 2
                        D 5-8 take -> 1
                        """));
    }

    @Test
    void an_item_that_comes_out_twice_is_found() {
        var lines =
                """
                A 0-1 put 1 -> ok
                B 2-3 take -> 1
                C 2-4 take -> 1
                """;
        assertEquals(List.of("history.item-twice"), messages("conservation", lines));
    }

    @Test
    void an_item_from_nowhere_is_found() {
        assertEquals(
                List.of("history.item-never-put"), messages("conservation", "B 2-3 take -> 1"));
        assertEquals(
                List.of("history.item-never-put"),
                messages("conservation", "B 2-3 take -> 1\nA 4-5 put 1 -> ok"));
    }

    @Test
    void an_item_whose_put_timed_out_must_not_come_out() {
        var lines =
                """
                A 0-1 put 1 100 -> timeout
                B 2-3 take -> 1
                """;
        assertEquals(List.of("history.item-put-in-vain"), messages("conservation", lines));
    }

    @Test
    void an_item_whose_put_did_not_return_may_come_out() {
        assertEquals(List.of(), messages("conservation", "A 0-? put 1\nB 2-3 take -> 1"));
    }

    @Test
    void a_vanished_item_is_found_when_the_queue_is_seen_empty() {
        var lines =
                """
                A 0-1 put 1 -> ok
                A 2-3 put 2 -> ok
                A 4-5 close -> ok
                B 6-7 take -> 2
                B 8-9 take -> closed
                """;
        assertEquals(
                List.of("history.item-lost", "history.miscounted"),
                messages("conservation", lines));
        // one that a take may have, which did not return, is not lost
        assertEquals(List.of(), messages("conservation", lines + "C 3-? take\n"));
    }

    @Test
    void an_item_put_while_the_queue_was_seen_empty_is_not_lost() {
        var lines =
                """
                A 0-9 put 1 -> ok
                B 8-20 take 100 -> timeout
                """;
        assertEquals(List.of(), messages("conservation", lines));
    }

    @Test
    void a_time_out_in_the_midst_of_items_is_found() {
        var lines =
                """
                A 0-1 put 1 -> ok
                B 2-9 take 100 -> timeout
                B 10-11 take -> 1
                """;
        assertEquals("history.miscounted", messages("conservation", lines).getLast());
    }

    @Test
    void a_size_that_cannot_be_is_found() {
        assertEquals(
                List.of("history.miscounted"),
                messages("conservation", "A 0-1 put 1 -> ok\nA 2-3 size -> 2"));
        assertEquals(
                List.of("history.miscounted"),
                messages("conservation", "A 0-1 put 1 -> ok\nA 2-3 size -> 0"));
        assertEquals(List.of(), messages("conservation", "A 0-5 put 1 -> ok\nB 2-3 size -> 0"));
        assertEquals(List.of(), messages("conservation", "A 0-5 put 1 -> ok\nB 2-3 size -> 1"));
    }

    @Test
    void more_items_than_fit_are_found() {
        var lines =
                """
                A 0-1 put 1 -> ok
                A 2-3 put 2 -> ok
                B 4-6 put 3 -> ok
                C 7-8 take -> 1
                """;
        assertEquals(List.of("history.over-capacity"), messages("capacity", lines));
    }

    @Test
    void a_take_that_had_begun_may_have_made_room() {
        var lines =
                """
                A 0-1 put 1 -> ok
                A 2-3 put 2 -> ok
                C 5-8 take -> 1
                B 4-6 put 3 -> ok
                """;
        assertEquals(List.of(), messages("capacity", lines));
        assertEquals(List.of(), messages("capacity", lines.replace("5-8 take -> 1", "5-? take")));
    }

    @Test
    void a_hundred_thousand_operations_are_checked() {
        var lines = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            lines.append("A %d-%d put %d -> ok\n".formatted(4 * i, 4 * i + 1, i));
            lines.append("B %d-%d take -> %d\n".formatted(4 * i + 2, 4 * i + 3, i));
        }
        var history = Recording.of(Map.of("capacity", "2"), lines.toString());
        for (var check : List.of("fifo", "conservation", "capacity")) {
            assertEquals(List.of(), Checks.of(check, Map.of()).faultsOf(history));
        }
    }

    private static List<String> messages(String check, String lines) {
        var history = Recording.of(Map.of("capacity", "2"), lines);
        return Checks.of(check, Map.of()).faultsOf(history).stream().map(Finding::message).toList();
    }
}
