package interlock.casework;

import interlock.exercise.CaseScript;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.history.Check;
import interlock.history.Checks;
import interlock.history.History;
import interlock.verdict.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Judges histories of one case by the checks of its script. Immutable.
public final class CaseJudge {
    private final String caseName;
    private final List<Check> ofWhole;
    private final List<Check> ofBeginning;

    /// @throws IllegalArgumentException if the script names a check or option that there is not
    public CaseJudge(CaseScript script) {
        caseName = script.caseName();
        ofWhole =
                Stream.concat(checks(plans(script)), Stream.of(Checks.following(script.threads())))
                        .toList();
        ofBeginning =
                checks(
                                script.checks().stream()
                                        .filter(plan -> Checks.OF_BEGINNINGS.contains(plan.name())))
                        .toList();
    }

    /// The faults of a case that was not cut off.
    public List<Finding> faultsOf(History history) {
        return faultsOf(ofWhole, history);
    }

    /// The faults in what a case that hangs has done so far.
    public List<Finding> faultsOfBeginning(History history) {
        return faultsOf(ofBeginning, history);
    }

    /// The same fault, which says of what case it is.
    public Finding naming(Finding fault) {
        var values = new HashMap<>(fault.values());
        values.putIfAbsent("case", caseName);
        return new Finding(
                fault.kind(),
                fault.message(),
                values,
                fault.place(),
                fault.evidence(),
                fault.schedule());
    }

    private List<Finding> faultsOf(List<Check> checks, History history) {
        return checks.stream()
                .flatMap(check -> check.faultsOf(history).stream())
                .map(this::naming)
                .toList();
    }

    private static Stream<Check> checks(Stream<CheckPlan> plans) {
        return plans.map(plan -> Checks.of(plan.name(), plan.options()));
    }

    /// Those that always hold, unless the exercise names one with options of its own; then the
    /// exercise's.
    private static Stream<CheckPlan> plans(CaseScript script) {
        var named = script.checks().stream().map(CheckPlan::name).toList();
        return Stream.concat(
                Checks.ALWAYS.stream()
                        .filter(name -> !named.contains(name))
                        .sorted()
                        .map(name -> new CheckPlan(name, Map.of())),
                script.checks().stream());
    }
}
