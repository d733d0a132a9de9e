package interlock.submission;

import interlock.verdict.Schedule;
import java.util.Map;

/// What came of playing the schedule of a finding again.
public sealed interface ReplayResult {
    /// The same steps, the same ends, the same fault.
    record Same() implements ReplayResult {}

    /// @param schedule as it went this time
    /// @param isFaultFound whether this one shows the fault of the finding, too
    record Different(Schedule schedule, boolean isFaultFound) implements ReplayResult {}

    /// @param message key of the sentence that tells why, as in findings
    record Impossible(String message, Map<String, String> values) implements ReplayResult {
        public Impossible {
            values = Map.copyOf(values);
        }
    }

    default ReplayOutcome outcome() {
        return switch (this) {
            case Same _ -> ReplayOutcome.SAME;
            case Different _ -> ReplayOutcome.DIFFERENT;
            case Impossible _ -> ReplayOutcome.IMPOSSIBLE;
        };
    }
}
