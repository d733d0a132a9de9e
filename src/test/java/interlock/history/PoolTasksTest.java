package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.verdict.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a pool may do with its tasks. Workers are the tasks 2/50 and 2/51.
class PoolTasksTest {
    private static final String HELD =
            """
            main 0-1 submit a give@G -> ok
            main 10-11 submit b give -> ok
            """;

    @Test
    void tasks_that_run_once_and_in_order_are_fine() {
        assertFaults(
                1,
                """
                main 0-3 submit a give -> ok
                main 4-5 submit b give -> ok
                main 6-30 result b -> 8
                main 31-32 result a -> 7
                main 33-34 done a -> true
                main 35-36 shutdown -> ok
                main 37-40 end -> ok
                """
                        + run(50, "1-20", "a", "7")
                        + run(50, "21-25", "b", "8"));
    }

    @Test
    void a_task_that_ran_twice_is_a_race() {
        assertFaults(
                1,
                HELD + run(50, "2-3", "a", "7") + run(50, "4-5", "a", "8"),
                "race history.task-ran-twice");
    }

    @Test
    void more_threads_than_workers_are_too_many() {
        assertFaults(
                1,
                HELD + run(50, "2-3", "a", "7") + run(51, "12-13", "b", "8"),
                "wrong-result history.task-threads");
    }

    @Test
    void a_caller_runs_no_task() {
        assertFaults(
                1,
                """
                main 0-3 submit a give -> ok
                main 1 log task call:run a
                main 2 log task return:run a 7
                """,
                "wrong-result history.task-in-caller");
    }

    @Test
    void a_cancelled_task_that_ran_is_a_race() {
        assertFaults(
                1,
                HELD
                        + "main 12-13 cancel b -> true\n"
                        + run(50, "2-20", "a", "7")
                        + run(50, "21-22", "b", "8"),
                "race history.task-cancelled-ran");
    }

    @Test
    void what_certainly_waits_can_be_cancelled() {
        var lines = HELD + "main 12-13 cancel b -> false\n";
        assertFaults(1, lines + run(50, "2-20", "a", "7"), "wrong-result history.task-answer");
        assertFaults(1, lines + run(50, "2-5", "a", "7"));
    }

    @Test
    void a_result_is_what_the_task_gave_after_it_did() {
        var lines = HELD + run(50, "2-5", "a", "7");
        assertFaults(1, lines + "main 12-13 result a -> 7\n");
        assertFaults(1, lines + "main 12-13 result a -> 9\n", "wrong-result history.task-answer");
        assertFaults(1, lines + "main 3-4 result a -> 7\n", "wrong-result history.task-answer");
        assertFaults(
                1,
                lines + "main 12-13 result a -> cancelled\n",
                "wrong-result history.task-answer");
    }

    @Test
    void more_than_the_limit_may_wait_only_for_an_idle_worker() {
        var lines = "main 0-1 submit a give@G -> ok\nmain 10-11 submit b give -> ok\n";
        var more = "main 12-13 submit c give -> ok\n";
        assertFaults(1, lines + run(50, "2-20", "a", "7"));
        assertFaults(1, lines + more + run(50, "2-5", "a", "7"));
        assertFaults(
                1, lines + more + run(50, "2-20", "a", "7"), "wrong-result history.tasks-waiting");
    }

    @Test
    void the_end_leaves_no_accepted_task() {
        assertFaults(
                1,
                HELD
                        + run(50, "2-5", "a", "7")
                        + "main 12-13 shutdown -> ok\nmain 14-15 end -> ok\n",
                "wrong-result history.task-left");
    }

    @Test
    void the_end_leaves_no_thread() {
        assertFaults(
                1,
                "main 0-1 shutdown -> ok\nmain 2-3 end -> threads-left\n",
                "wrong-result history.task-threads-left");
    }

    @Test
    void a_task_is_refused_after_a_shutdown_and_not_before() {
        assertFaults(
                1,
                "main 0-1 shutdown -> ok\nmain 2-3 submit a give -> ok\n",
                "wrong-result history.task-answer");
        assertFaults(
                1,
                "main 0-1 submit a give -> closed\nmain 2-3 shutdown -> ok\n",
                "wrong-result history.task-answer");
    }

    @Test
    void only_a_task_that_was_refused_has_no_result() {
        assertFaults(
                1,
                """
                main 0-1 shutdown -> ok
                main 2-3 submit a give -> closed
                main 4-5 result a -> closed
                """);
        assertFaults(
                1, HELD + "main 12-13 result a -> closed\n", "wrong-result history.task-answer");
    }

    @Test
    void waiting_in_vain_for_the_end_closes_nothing() {
        assertFaults(1, "main 0-1 end 5 -> timeout\nmain 2-3 submit a give -> ok\n");
    }

    @Test
    void one_worker_keeps_the_order() {
        assertFaults(1, HELD + run(50, "12-13", "b", "8"), "wrong-result history.task-overtook");
    }

    @Test
    void a_map_gives_results_in_the_order_of_the_items() {
        var runs = run(50, "1-2", "x", "7") + run(50, "3-4", "y", "8");
        assertFaults(1, runs + "main 0-5 map x:give y:give -> 7 8\n");
        assertFaults(
                1,
                runs + "main 0-5 map x:give y:give -> 8 7\n",
                "wrong-result history.task-answer");
    }

    private static String run(int tid, String times, String name, String answer) {
        var interval = times.split("-");
        return "2/%d %s log task call:run %s\n2/%d %s log task return:run %s %s\n"
                .formatted(tid, interval[0], name, tid, interval[1], name, answer);
    }

    private static void assertFaults(int workers, String lines, String... expected) {
        var object = Map.of("workers", String.valueOf(workers), "limit", "1");
        var faults = Checks.of("pool-tasks", Map.of()).faultsOf(Recording.of(object, lines));
        assertEquals(List.of(expected), faults.stream().map(PoolTasksTest::told).toList());
    }

    private static String told(Finding fault) {
        return fault.kind().id() + " " + fault.message();
    }
}
