package interlock.submission;

import interlock.submission.Report.CaseLine;
import interlock.submission.Report.RunLine;
import java.util.List;
import java.util.stream.IntStream;

/// The wall times of one case under one load, placed for a small chart: a dot for each run, a box
/// from the first to the third quartile, a line at the median. Coordinates are those of a view box
/// of `WIDTH` by `HEIGHT`.
///
/// @param dots in the order of the runs
record TimeChart(List<Dot> dots, Box box) {
    static final int WIDTH = 1000;
    static final int HEIGHT = 120;
    private static final int MARGIN = 15;
    private static final int DOT_ROWS = 5;

    record Dot(int x, int y, boolean passed) {}

    record Box(int left, int middle, int right) {
        public int width() {
            return right - left;
        }
    }

    TimeChart {
        dots = List.copyOf(dots);
    }

    /// @param scaleNanos the longest time of all charts that are to be compared
    static TimeChart of(CaseLine line, long scaleNanos) {
        var runs = line.runs();
        var wall = line.wallNanos();
        return new TimeChart(
                IntStream.range(0, runs.size())
                        .mapToObj(index -> dot(index, runs.get(index), scaleNanos))
                        .toList(),
                new Box(
                        x(wall.lowerQuartile(), scaleNanos),
                        x(wall.median(), scaleNanos),
                        x(wall.upperQuartile(), scaleNanos)));
    }

    /// Dots of neighbouring runs lie on different rows, so that equal times stay visible.
    private static Dot dot(int index, RunLine run, long scaleNanos) {
        int step = (HEIGHT - 2 * MARGIN) / (DOT_ROWS - 1);
        int y = MARGIN + step * (index * 2 % DOT_ROWS);
        return new Dot(x(run.wallNanos(), scaleNanos), y, run.passed());
    }

    private static int x(long nanos, long scaleNanos) {
        double share = scaleNanos == 0 ? 0 : (double) nanos / scaleNanos;
        return MARGIN + (int) Math.round(share * (WIDTH - 2 * MARGIN));
    }
}
