package interlock.grading;

import interlock.verdict.CaseRun;
import interlock.verdict.Finding;
import java.util.List;
import java.util.Map;

/// What playing the cases of one stage brought to light, before points.
record Measured(List<Finding> findings, List<CaseRun> runs, Map<String, String> facts) {
    Measured {
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        facts = Map.copyOf(facts);
    }
}
