package interlock.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Schedule.Origin ORIGIN = new Schedule.Origin("fifo", 1, 42, 7);

    @Test
    void of_a_long_one_the_end_is_kept() {
        var steps =
                IntStream.rangeClosed(1, Schedule.STEPS_MAX + 3)
                        .mapToObj(number -> step(number, "lock"))
                        .toList();
        var kept = new Schedule(ORIGIN, List.of("A"), steps, List.of()).steps();
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

    private static Schedule.Step step(int number, String op) {
        return new Schedule.Step(number, "A", new Schedule.Act(op, "m", null), null);
    }
}
