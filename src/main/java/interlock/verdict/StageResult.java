package interlock.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What one stage found.
///
/// @param points of `pointsMax`, before any cap
/// @param findings gravest first; empty for a stage that passed
/// @param facts measured numbers worth showing, by name with unit, e.g. what load really ran
public record StageResult(
        Stage stage,
        Status status,
        int points,
        int pointsMax,
        Duration took,
        List<Finding> findings,
        List<CaseRun> runs,
        Map<String, String> facts) {
    public enum Status {
        PASSED,
        FAILED,
        /// Not part of this exercise, or not reached after a failed gate.
        SKIPPED;

        /// The name in JSON, SQL and on screen keys: `passed`.
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StageResult {
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        facts = Map.copyOf(facts);
    }
}
