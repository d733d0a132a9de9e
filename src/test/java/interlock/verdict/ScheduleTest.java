package interlock.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Schedule.Origin ORIGIN = new Schedule.Origin("fifo", 1, 42, 7);

    @Test
    void of_a_long_one_the_end_is_kept() {
        var steps =
                IntStream.rangeClosed(1, Schedule.STEPS_MAX + 3)
                        .mapToObj(number -> step(number, "lock"))
                        .toList();
        var kept = new Schedule(ORIGIN, null, List.of("A"), steps, List.of()).steps();
        assertEquals(Schedule.STEPS_MAX, kept.size());
        assertEquals(4, kept.getFirst().number());
    }

    @Test
    void what_the_candidate_names_is_one_printable_line() {
        var act = new Schedule.Act("wr\nite", "\0\ud800", "😀".repeat(161));
        assertEquals("wr·ite", act.op());
        assertEquals("··", act.object());
        assertEquals("😀".repeat(160) + "…", act.value());
    }

    @Test
    void schedules_stored_before_threads_could_still_run_are_readable() throws Exception {
        var schedule =
                new ObjectMapper()
                        .readValue(
                                """
                                {"origin": {"caseName": "fifo", "draw": 1, "seed": 42, "k": 7},
                                 "threads": ["A", "B", "C"], "steps": [], "ends": [
                                  {"thread": "A", "blocked": null, "place": null},
                                  {"thread": "B", "place": null,
                                   "blocked": {"op": "lock", "object": "m", "value": null}},
                                  {"thread": "C",
                                   "blocked": {"op": "run", "object": "-", "value": null},
                                   "place": {"file": "main.c", "line": 3, "column": 0}}]}
                                """,
                                Schedule.class);
        var ends =
                List.of(
                        Schedule.End.ended("A"),
                        Schedule.End.blocked("B", new Schedule.Act("lock", "m", null), null),
                        Schedule.End.running("C", new Place("main.c", 3, 0)));
        assertEquals(ends, schedule.ends());
    }

    @Test
    void a_schedule_is_read_again_as_it_was_written() throws Exception {
        var schedule = ScheduleScript.of("A lock m @3\nB read n = 1\nend A run -\nend B lock m @4");
        var json = new ObjectMapper();
        var again = json.readValue(json.writeValueAsString(schedule), Schedule.class);
        assertEquals(schedule, again);
        assertTrue(schedule.tellsTheSameAs(again));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B read n = 1\nA lock m @3\nend A lock m",
                "A lock m @3\nB read n = 2\nend A lock m",
                "A lock m @4\nB read n = 1\nend A lock m",
                "A lock m @3\nB read n = 1",
                "A lock m @3\nB read n = 1\nend A lock n",
                "A lock m @3\nend A lock m"
            })
    void another_order_value_place_or_end_is_not_the_same(String other) {
        var schedule = ScheduleScript.of("A lock m @3\nB read n = 1\nend A lock m");
        assertFalse(schedule.tellsTheSameAs(ScheduleScript.of(other)));
    }

    private static Schedule.Step step(int number, String op) {
        return new Schedule.Step(number, "A", new Schedule.Act(op, "m", null), null);
    }
}
