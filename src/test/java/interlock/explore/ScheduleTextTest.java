package interlock.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.verdict.Place;
import interlock.verdict.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTextTest {
    @Test
    void each_thread_has_a_column_and_an_end() {
        var place = new Place("solution.py", 3, 0);
        var schedule =
                new Schedule(
                        new Schedule.Origin("fifo", 1, 42, 7),
                        null,
                        List.of("A", "B", "C"),
                        List.of(
                                new Schedule.Step(
                                        1, "A", new Schedule.Act("call", "put", "7"), null),
                                new Schedule.Step(
                                        2, "B", new Schedule.Act("lock", "m", null), place)),
                        List.of(
                                Schedule.End.blocked(
                                        "A", new Schedule.Act("lock", "m", null), place),
                                Schedule.End.ended("B"),
                                Schedule.End.running("C", place)));
        assertEquals(
                """
                       A           B           C
                    1  call put 7
                    2              lock m :3
                A is blocked: lock m :3
                B ended
                C is still running :3
                """,
                ScheduleText.of(schedule));
    }
}
