package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.submission.Swim.Bar;
import interlock.submission.Swim.Deed;
import interlock.submission.Swim.Lane;
import interlock.submission.Swim.LockKey;
import interlock.submission.Swim.Row;
import interlock.submission.Swim.Stretch;
import interlock.verdict.Place;
import interlock.verdict.Schedule;
import interlock.verdict.Schedule.Act;
import interlock.verdict.ScheduleScript;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawSwimTest {
    @Test
    void a_short_schedule_is_not_folded() {
        var swim = DrawSwim.of(SwimSamples.tenSteps());
        assertEquals(10, swim.stretches().size());
        assertTrue(swim.stretches().stream().noneMatch(Stretch::folded));
        assertEquals(List.of(2, 5, 7), rows(swim).filter(Row::telling).map(Row::number).toList());
    }

    @Test
    void steps_that_nobody_can_tell_the_order_of_are_folded() {
        var swim = DrawSwim.of(SwimSamples.sixtySteps());
        var folds = swim.stretches().stream().filter(Stretch::folded).toList();
        assertEquals(1, folds.size());
        assertEquals("consumer-1", folds.getFirst().thread());
        assertTrue(folds.getFirst().rows().size() >= 6);
        assertEquals(swim.steps(), rows(swim).count());
    }

    @Test
    void a_step_that_the_sentence_speaks_of_is_never_folded() {
        var text = new StringBuilder("A call add\n");
        text.append("A read other\n".repeat(20)).append("A read count\n");
        text.append("A read other\n".repeat(5)).append("B write count\n");
        text.append("A read other\n".repeat(5)).append("A write count\n");
        var swim = DrawSwim.of(ScheduleScript.of(text.toString()));
        assertEquals(
                List.of("2–21", "23–27", "29–33"),
                swim.stretches().stream()
                        .filter(Stretch::folded)
                        .map(fold -> fold.first() + "–" + fold.last())
                        .toList());
        assertEquals(3, rows(swim).filter(Row::telling).count());
    }

    @Test
    void steps_of_one_thread_in_a_row_are_joined() {
        var swim =
                DrawSwim.of(
                        ScheduleScript.of(
                                """
                                A call add
                                A read count
                                B read count
                                A return add
                                A exit A
                                """));
        assertEquals(
                List.of("on within from", "on within to", "within", "on within from", "on to"),
                looks(swim, 0));
        assertEquals(List.of("", "", "on from to", "over", "over"), looks(swim, 1));
    }

    @Test
    void a_thread_sleeps_from_its_wait_until_it_goes_on() {
        var swim = DrawSwim.of(ScheduleScript.of("A wait m\nB signal m\nA wake m\nB read count"));
        assertEquals(List.of("on from to", "asleep", "on from to", "over"), looks(swim, 0));
    }

    @Test
    void locks_are_bars_beside_the_lanes_that_ever_had_them() {
        var swim =
                DrawSwim.of(
                        ScheduleScript.of(
                                """
                                A lock m
                                B lock m
                                A read count
                                A unlock m
                                B read count
                                C read count
                                end B park B
                                """));
        assertEquals(List.of(new LockKey("m", "lock-1")), swim.locks());
        assertEquals(List.of("held", "held", "held", "held", "free", "free"), bars(swim, 0));
        assertEquals(List.of("free", "wanted", "wanted", "wanted", "held", "held"), bars(swim, 1));
        assertEquals(List.of(), swim.lanes().get(2).bars());
        assertEquals(List.of(new Bar("lock-1", "free")), swim.lanes().getFirst().bars());
    }

    @Test
    void the_end_of_each_thread_is_told() {
        var lanes = DrawSwim.of(SwimSamples.sixtySteps()).lanes();
        assertEquals(List.of("consumer-1", "consumer-2", "producer"), names(lanes));
        assertEquals(StepWord.WAIT, Objects.requireNonNull(lanes.getFirst().end()).word());
        assertEquals(new Place(ScheduleScript.FILE, 18, 0), lanes.getFirst().place());
        assertNull(DrawSwim.of(SwimSamples.tenSteps()).lanes().getFirst().end());
    }

    @Test
    void a_long_schedule_is_drawn_whole() {
        var swim = DrawSwim.of(SwimSamples.manySteps());
        assertEquals(Schedule.STEPS_MAX, rows(swim).count());
        assertEquals(5, swim.lanes().size());
        assertFalse(swim.isCrowded());
        assertTrue(rows(swim).allMatch(row -> row.cells().size() == 5));
    }

    @Test
    void a_lane_says_at_its_end_whether_its_thread_is_stuck_runs_on_or_is_over() {
        var swim =
                DrawSwim.of(
                        ScheduleScript.of(
                                """
                                C read n
                                B read n
                                A lock m
                                end A lock m
                                end B run - @4
                                """));
        assertEquals(
                List.of("over", "running", "stuck"),
                swim.lanes().stream().map(Lane::look).toList());
        assertEquals(4, Objects.requireNonNull(swim.lanes().get(1).place()).line());
        assertNull(swim.lanes().get(1).end());
        assertEquals("", looks(swim, 1).getLast());
        assertEquals("over", looks(swim, 0).getLast());
    }

    @Test
    void a_deed_is_told_as_one_reads_it() {
        assertEquals("put(7)", deed("call", "7"));
        assertEquals("put()", deed("call", null));
        assertEquals("put → true", deed("return", "true"));
        assertEquals("put = 2", deed("write", "2"));
        assertEquals("put", deed("lock", null));
        assertNull(Deed.of(new Act("teleport", "x", null)).word());
    }

    private static String deed(String op, @Nullable String value) {
        return Deed.of(new Act(op, "put", value)).subject();
    }

    private static Stream<Row> rows(Swim swim) {
        return swim.stretches().stream().flatMap(stretch -> stretch.rows().stream());
    }

    private static List<String> looks(Swim swim, int lane) {
        return rows(swim).map(row -> row.cells().get(lane).look()).toList();
    }

    private static List<String> bars(Swim swim, int lane) {
        return rows(swim).map(row -> row.cells().get(lane).bars().getFirst().state()).toList();
    }

    private static List<String> names(List<Lane> lanes) {
        return lanes.stream().map(Lane::thread).toList();
    }
}
