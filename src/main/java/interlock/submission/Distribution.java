package interlock.submission;

import java.util.List;

/// How repeated measurements of one thing spread. Quartiles are interpolated between neighbours.
///
/// @param values in the order of their measurement
public record Distribution(
        long min,
        long lowerQuartile,
        long median,
        long upperQuartile,
        long max,
        List<Long> values) {
    public Distribution {
        values = List.copyOf(values);
    }

    /// @param values at least one
    static Distribution of(List<Long> values) {
        var sorted = values.stream().sorted().toList();
        return new Distribution(
                sorted.getFirst(),
                quantile(sorted, 1),
                quantile(sorted, 2),
                quantile(sorted, 3),
                sorted.getLast(),
                values);
    }

    private static long quantile(List<Long> sorted, int quarter) {
        int place = quarter * (sorted.size() - 1);
        long below = sorted.get(place / 4);
        long above = sorted.get((place + 3) / 4);
        return below + (above - below) * (place % 4) / 4;
    }
}
