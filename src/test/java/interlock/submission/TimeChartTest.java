package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.submission.Report.CaseLine;
import interlock.submission.Report.RunLine;
import interlock.verdict.Load;
import interlock.verdict.Stage;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeChartTest {
    @Test
    void the_box_spans_the_quartiles() {
        var chart = TimeChart.of(line(0, 25, 50, 75, 100), 100);

        assertEquals(chart.dots().get(1).x(), chart.box().left());
        assertEquals(TimeChart.WIDTH / 2, chart.box().middle());
        assertEquals(chart.dots().get(3).x(), chart.box().right());
    }

    @Test
    void one_run_is_its_own_box() {
        assertEquals(0, TimeChart.of(line(50), 100).box().width());
    }

    @Test
    void every_dot_lies_inside_the_chart() {
        var chart = TimeChart.of(line(LongStream.rangeClosed(0, 100).toArray()), 100);

        assertTrue(
                chart.dots().stream()
                        .allMatch(
                                dot ->
                                        dot.x() > 0
                                                && dot.x() < TimeChart.WIDTH
                                                && dot.y() > 0
                                                && dot.y() < TimeChart.HEIGHT));
    }

    @Test
    void times_of_zero_can_be_drawn() {
        assertEquals(0, TimeChart.of(line(0, 0), 0).box().width());
    }

    private static CaseLine line(long... wallNanos) {
        var all = LongStream.of(wallNanos).boxed().toList();
        var runs =
                IntStream.range(0, wallNanos.length)
                        .mapToObj(i -> run(i + 1, wallNanos[i]))
                        .toList();
        var spread = Distribution.of(all);
        return new CaseLine(
                "fifo",
                "FIFO",
                Stage.FUNCTIONAL,
                Load.IDLE,
                runs.size(),
                spread,
                spread,
                0,
                0,
                runs);
    }

    private static RunLine run(int repetition, long wallNanos) {
        return new RunLine(UUID.randomUUID(), repetition, true, wallNanos, 0, 0, 0, false);
    }
}
