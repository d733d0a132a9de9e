package interlock.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checks of a number that processes count up under a lock.
class CounterChecksTest {
    private static final Map<String, String> OBJECT =
            Map.of("procs", "2", "rounds", "1", "start", "5");

    private static final String FINE =
            """
            main 0-100 run -> ok
            10/10 10-11 lock.acquire -> true
            10/10 12-13 store.load -> 5
            10/10 14-15 store.save 6 -> ok
            10/10 16-17 lock.release
            11/11 10.5-16.5 lock.acquire -> true
            11/11 18-19 store.load -> 6
            11/11 20-21 store.save 7 -> ok
            11/11 22-23 lock.release
            main 110-111 total -> 7
            """;

    @Test
    void a_right_history_passes_all() {
        assertEquals(List.of(), increments(FINE));
        assertEquals(List.of(), counter(FINE));
        assertEquals(List.of(), exclusion(FINE));
        assertEquals(List.of(), check("reported-failures", Map.of(), FINE));
    }

    @Test
    void two_loads_before_a_save_are_a_race_and_so_is_the_lost_update() {
        var lines =
                FINE.replace("11/11 18-19 store.load -> 6", "11/11 12-13 store.load -> 5")
                        .replace("save 7", "save 6")
                        .replace("total -> 7", "total -> 6");
        assertEquals(
                "history.increments-overlap",
                check("increments", Map.of(), lines).getFirst().message());
        assertEquals(FindingKind.RACE, increments(lines).getFirst());
        assertEquals(List.of(FindingKind.RACE), counter(lines));
    }

    @Test
    void a_load_outside_the_lock_is_a_race_even_if_nothing_was_lost() {
        var lines = FINE.replace("18-19 store.load", "15.5-16 store.load");
        assertEquals(
                "history.unguarded", check("increments", locked(), lines).getFirst().message());
    }

    @Test
    void one_lock_over_several_increments_is_too_coarse() {
        var lines =
                """
                10/10 0-1 lock.acquire -> true
                10/10 2-3 store.load -> 5
                10/10 4-5 store.save 6 -> ok
                10/10 6-7 store.load -> 6
                10/10 8-9 store.save 7 -> ok
                10/10 10-11 lock.release
                """;
        assertEquals(
                List.of("history.lock-granularity", "history.shares-of-processes"),
                messages(check("increments", locked(), lines)));
    }

    @Test
    void a_value_that_was_computed_is_forged() {
        var lines = "main 0-10 run -> ok\n2/2 3-4 store.save 7 -> ok\nmain 20-21 total -> 7";
        assertEquals(FindingKind.FORGED, increments(lines).getFirst());
        assertEquals(List.of(), counter(lines));
        var jump = FINE.replace("save 6", "save 7");
        assertEquals(FindingKind.FORGED, increments(jump).getFirst());
    }

    @Test
    void threads_are_no_processes() {
        var lines = FINE.replace("10/10", "2/10").replace("11/11", "2/11");
        assertEquals(List.of(FindingKind.WRONG_RESULT), increments(lines));
        var options = Map.of("lock", "lock", "processes", "no");
        assertEquals(List.of(), check("increments", options, lines));
    }

    @Test
    void a_process_counts_up_with_whichever_of_its_threads() {
        assertEquals(List.of(), increments(FINE.replace("10/10 12-13", "10/12 12-13")));
    }

    @Test
    void a_load_that_no_save_follows_is_told() {
        var lines =
                FINE.replace(
                        "main 110",
                        "10/10 105-106 store.load -> 7\n10/10 107-108 store.load -> 7\nmain 110");
        assertEquals(
                "history.load-without-save",
                check("increments", Map.of(), lines).getFirst().message());
    }

    @Test
    void a_refused_save_is_not_counted_and_must_be_reported() {
        var lines =
                FINE.replace("save 7 -> ok", "save 7 -> fault").replace("total -> 7", "total -> 6");
        assertEquals(List.of(), counter(lines));
        assertEquals(
                List.of("history.failures-reported"),
                messages(check("reported-failures", Map.of(), lines)));
        var reported = lines.replace("run -> ok", "run -> failed 1");
        assertEquals(List.of(), check("reported-failures", Map.of(), reported));
    }

    @Test
    void a_count_that_was_never_read_does_not_pass() {
        assertEquals(1, counter(FINE.replace("main 110-111 total -> 7\n", "")).size());
    }

    @Test
    void a_lock_held_twice_is_a_race() {
        var lines = FINE.replace("10.5-16.5 lock.acquire", "10.5-12 lock.acquire");
        assertEquals(List.of(FindingKind.RACE), exclusion(lines));
        assertEquals(
                List.of(),
                exclusion(lines.replace("12 lock.acquire -> true", "12 lock.acquire -> false")));
    }

    @Test
    void a_lock_of_ones_own_is_checked_by_its_operations() {
        var lines =
                """
                A 0-1 acquire -> ok
                B 2-3 acquire -> ok
                A 4-5 release -> ok
                B 6-7 release -> ok
                """;
        assertEquals(List.of(FindingKind.RACE), kinds(check("exclusion", Map.of(), lines)));
        var fine = lines.replace("B 2-3", "B 2-4.5");
        assertEquals(List.of(), check("exclusion", Map.of(), fine));
    }

    @Test
    void an_object_of_one_thread_is_used_by_one_thread() {
        var options = Map.of("object", "store");
        assertEquals(List.of(FindingKind.WRONG_RESULT), kinds(check("same-thread", options, FINE)));
        var one = FINE.replace("11/11", "10/10").replace("10.5-16.5", "17.1-17.5");
        assertEquals(List.of(), check("same-thread", options, one));
    }

    private static Map<String, String> locked() {
        return Map.of("lock", "lock");
    }

    private static List<FindingKind> increments(String lines) {
        return kinds(check("increments", locked(), lines));
    }

    private static List<FindingKind> counter(String lines) {
        return kinds(check("counter", Map.of(), lines));
    }

    private static List<FindingKind> exclusion(String lines) {
        return kinds(check("exclusion", Map.of("object", "lock"), lines));
    }

    private static List<Finding> check(String name, Map<String, String> options, String lines) {
        return Checks.of(name, options).faultsOf(Recording.of(OBJECT, lines));
    }

    private static List<FindingKind> kinds(List<Finding> findings) {
        return findings.stream().map(Finding::kind).toList();
    }

    private static List<String> messages(List<Finding> findings) {
        return findings.stream().map(Finding::message).toList();
    }
}
