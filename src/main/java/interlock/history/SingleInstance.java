package interlock.history;

import interlock.verdict.Finding;
import java.util.Comparator;
import java.util.List;

/// Whether each process made at most one instance between resets, inside a `get` of the thread
/// that made it, and whether every `get` came back with that instance or its own maker's failure.
///
/// The operations are `get …` and `nested …`, those of a forked child the uses of the harness
/// object `child`; `reset` comes when nobody else is at work. The lines of the harness object
/// `maker` lie inside the real call, so makers that overlap in them did overlap.
record SingleInstance() implements Check {
    /// A maker that ended in the same nanosecond in which another began may have ended before.
    private static final Comparator<Event> IN_TIME =
            Comparator.comparingLong(Event::timeNanos).thenComparing(InstanceReading::isCall);

    static Check of(Options options) {
        return new SingleInstance();
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var reading = new InstanceReading(new Transcript(history));
        history.events().stream().sorted(IN_TIME).forEach(reading::take);
        return reading.faults();
    }
}
