package interlock.explore;

import interlock.verdict.Finding;
import java.util.List;

/// A schedule that seems to show faults, until replays confirm it.
///
/// @param faults gravest first
record Suspicion(Interleaving seen, List<Finding> faults) {
    Suspicion {
        faults = List.copyOf(faults);
    }

    String message() {
        return faults.getFirst().message();
    }

    int steps() {
        return seen.ruling().steps();
    }
}
