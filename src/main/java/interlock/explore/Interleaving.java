package interlock.explore;

import interlock.history.Event;
import java.time.Duration;
import java.util.List;

/// What an engine told of one schedule.
///
/// @param k which of the seed's schedules
/// @param lines all between its first line and its last, in order
/// @param ruling the last line
record Interleaving(long k, List<EngineLine> lines, EngineLine.Ruled ruling) {
    Interleaving {
        lines = List.copyOf(lines);
    }

    /// The lines of its history.
    List<Event> events() {
        return only(EngineLine.Recorded.class).stream().map(EngineLine.Recorded::event).toList();
    }

    List<EngineLine.Race> races() {
        return only(EngineLine.Race.class);
    }

    /// By how much its clock ran ahead of threads that could go on.
    Duration delay() {
        return only(EngineLine.Delayed.class).stream()
                .map(line -> Duration.ofNanos(line.nanos()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    boolean hasEnded() {
        return events().stream().anyMatch(event -> event.kind() == Event.Kind.END);
    }

    /// Whether another run of the same schedule told the very same.
    boolean isSameAs(Interleaving other) {
        return k == other.k
                && ruling.ruling() == other.ruling.ruling()
                && ruling.what().equals(other.ruling.what())
                && delay().equals(other.delay())
                && events().equals(other.events());
    }

    private <L extends EngineLine> List<L> only(Class<L> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
