package interlock.grading;

import interlock.history.History;
import interlock.verdict.Finding;
import java.time.Duration;
import java.util.List;

/// What came of playing one case.
///
/// @param faults what was seen from outside while it was played; the history is not yet checked
/// @param over whether the box cannot play another case
record Played(History history, Cost cost, List<Finding> faults, boolean over) {
    Played {
        faults = List.copyOf(faults);
    }

    /// What the box used for the case.
    record Cost(Duration wall, Duration cpu, Duration runDelay, long memoryPeakBytes) {}
}
