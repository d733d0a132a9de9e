package interlock.explore;

import interlock.verdict.CaseRun;
import interlock.verdict.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What exploring one program brought to light.
///
/// @param findings each confirmed by replays, with the schedule that shows it
/// @param runs one for each scenario
/// @param facts measured numbers, by name with unit
/// @param printed what the program printed, bounded
public record Explored(
        List<Finding> findings, List<CaseRun> runs, Map<String, String> facts, String printed) {
    public Explored {
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        facts = Map.copyOf(facts);
    }

    /// The same with what a witness said beside it.
    Explored with(Witness.Said said) {
        var more = new HashMap<>(facts);
        more.put("witness_plays", Integer.toString(said.plays()));
        return new Explored(said.findings(), runs, more, printed);
    }
}
