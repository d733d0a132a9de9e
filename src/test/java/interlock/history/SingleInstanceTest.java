package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.verdict.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who may make the single instance, and who must get it.
class SingleInstanceTest {
    @Test
    void one_makes_it_and_all_get_it() {
        assertFaults(
                """
                A 0-20 get make -> 1
                A 1-19 maker.make make -> 1
                B 5-21 get fail -> 1
                A 30-31 get make -> 1
                """);
    }

    @Test
    void who_failed_is_told_and_the_next_one_makes_it() {
        assertFaults(
                """
                A 0-20 get fail -> failed
                A 1-10 maker.make fail -> failed
                B 5-30 get make -> 1
                B 11-25 maker.make make -> 1
                """);
    }

    @Test
    void a_maker_may_begin_in_the_nanosecond_in_which_one_failed() {
        assertFaults(
                """
                B 5-30 get make -> 1
                B 10-25 maker.make make -> 1
                A 0-20 get fail -> failed
                A 1-10 maker.make fail -> failed
                """);
    }

    @Test
    void a_reset_begins_anew_and_so_does_a_child() {
        assertFaults(
                """
                main 0-3 get make -> 1
                main 1-2 maker.make make -> 1
                7/7 4-8 child.get make -> 2
                7/7 5-6 maker.make make -> 2
                main 9-9.1 reset -> ok
                main 10-13 get make -> 2
                main 11-12 maker.make make -> 2
                """);
    }

    @Test
    void two_makers_at_once_are_a_race() {
        assertFaults(
                """
                A 0-20 get make -> 1
                A 1-19 maker.make make -> 1
                B 5-25 get make -> 2
                B 10-24 maker.make make -> 2
                """,
                "race history.made-at-once");
    }

    @Test
    void who_waited_must_not_make_another() {
        assertFaults(
                """
                A 0-20 get make -> 1
                A 1-10 maker.make make -> 1
                B 5-25 get make -> 2
                B 12-24 maker.make make -> 2
                """,
                "race history.made-again");
    }

    @Test
    void who_comes_later_must_not_make_another_either() {
        assertFaults(
                """
                A 0-20 get make -> 1
                A 1-10 maker.make make -> 1
                B 21-25 get make -> 2
                B 22-24 maker.make make -> 2
                """,
                "wrong-result history.made-again");
    }

    @Test
    void a_maker_inside_a_maker_is_wrong() {
        assertFaults(
                """
                A 0-20 nested -> 2
                A 1-19 maker.make nest
                A 2-3 maker.make make -> 1
                """,
                "wrong-result history.made-inside-maker");
    }

    @Test
    void a_maker_outside_of_get_is_wrong() {
        assertFaults(
                """
                main 0-20 reset -> ok
                main 1-10 maker.make make -> 1
                """,
                "wrong-result history.made-outside-get");
    }

    @Test
    void a_failed_maker_is_not_called_again() {
        assertFaults(
                """
                A 0-20 get fail -> failed
                A 1-2 maker.make fail -> failed
                A 3-4 maker.make fail -> failed
                """,
                "wrong-result history.maker-called-again");
    }

    @Test
    void the_failure_of_another_is_no_answer() {
        assertFaults(
                """
                A 0-20 get fail -> failed
                A 1-2 maker.make fail -> failed
                B 1-21 get make -> failed
                """,
                "wrong-result history.not-the-instance");
    }

    @Test
    void a_child_must_not_get_what_its_parent_made() {
        assertFaults(
                """
                main 0-3 get make -> 1
                main 1-2 maker.make make -> 1
                7/7 4-8 child.get make -> 1
                """,
                "wrong-result history.not-the-instance");
    }

    private static void assertFaults(String lines, String... expected) {
        var faults = Checks.of("single-instance", Map.of()).faultsOf(Recording.of(lines));
        assertEquals(List.of(expected), faults.stream().map(SingleInstanceTest::told).toList());
    }

    private static String told(Finding fault) {
        return fault.kind().id() + " " + fault.message();
    }
}
