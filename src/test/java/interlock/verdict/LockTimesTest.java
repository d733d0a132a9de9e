package interlock.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LockTimesTest {
    @Test
    void a_lock_is_held_until_it_is_given_back() {
        assertTimes(
                """
                A lock m
                A write count
                A unlock m
                """,
                new LockTime("A", "m", 0, 0, 2));
    }

    @Test
    void who_asks_while_another_has_it_has_it_after_him() {
        assertTimes(
                """
                A lock m
                B lock m
                A write count
                A unlock m
                B write count
                B unlock m
                """,
                new LockTime("A", "m", 0, 0, 3),
                new LockTime("B", "m", 1, 4, 5));
    }

    @Test
    void who_asked_first_need_not_be_first_to_have_it() {
        assertTimes(
                """
                A lock m
                B lock m
                B write count
                B unlock m
                A write count
                A unlock m
                """,
                new LockTime("A", "m", 0, 4, 5),
                new LockTime("B", "m", 1, 1, 3));
    }

    @Test
    void who_is_blocked_at_the_end_never_had_it() {
        assertTimes(
                """
                A lock m
                A write count
                B blocked m
                end A join B
                end B lock m
                """,
                new LockTime("A", "m", 0, 0, 3),
                new LockTime("B", "m", 2, 3, 3));
    }

    @Test
    void a_lock_taken_twice_by_its_holder_is_one() {
        assertTimes(
                """
                A lock m
                A lock m
                A read count
                A unlock m
                """,
                new LockTime("A", "m", 0, 0, 3));
    }

    @Test
    void waiting_on_a_monitor_gives_it_back_until_the_thread_goes_on() {
        assertTimes(
                """
                A lock m
                A wait m
                B lock m
                B signal m
                A wake m
                B unlock m
                A read count
                A unlock m
                """,
                new LockTime("A", "m", 0, 0, 1),
                new LockTime("B", "m", 2, 2, 5),
                new LockTime("A", "m", 4, 6, 7));
    }

    @Test
    void waiting_on_a_condition_gives_back_what_another_then_has() {
        assertTimes(
                """
                A lock m
                A wait filled
                B lock m
                B signal filled
                B unlock m
                end A wait filled
                """,
                new LockTime("A", "m", 0, 0, 1),
                new LockTime("B", "m", 2, 2, 4));
    }

    @Test
    void a_try_that_fails_is_no_hold() {
        assertTimes(
                """
                A lock m
                A read count
                B lock m
                B read other
                A unlock m
                """,
                new LockTime("A", "m", 0, 0, 4));
    }

    @Test
    void a_limit_that_passes_ends_the_wish() {
        assertTimes(
                """
                A lock m
                A read count
                B lock m
                B timeout m
                A unlock m
                """,
                new LockTime("A", "m", 0, 0, 4));
    }

    @Test
    void readers_share() {
        assertTimes(
                """
                A lock m
                A read count
                B lock m
                B read count
                A unlock m
                B unlock m
                """,
                new LockTime("A", "m", 0, 0, 4),
                new LockTime("B", "m", 2, 2, 5));
    }

    private static void assertTimes(String schedule, LockTime... times) {
        assertEquals(List.of(times), LockTimes.of(ScheduleScript.of(schedule)));
    }
}
