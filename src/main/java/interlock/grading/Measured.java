package interlock.grading;

import interlock.verdict.CaseRun;
import interlock.verdict.Finding;
import java.util.List;
import java.util.Map;

/// What playing the cases of one stage brought to light, before points.
///
/// @param failedAmongThreads whether a run failed in which several threads took part
record Measured(
        List<Finding> findings,
        List<CaseRun> runs,
        Map<String, String> facts,
        boolean failedAmongThreads) {
    Measured {
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        facts = Map.copyOf(facts);
    }
}
