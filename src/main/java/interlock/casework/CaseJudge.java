package interlock.casework;

import interlock.exercise.CaseScript;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.history.Checks;
import interlock.history.History;
import interlock.verdict.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Judges the history of one case by the checks of its script.
public final class CaseJudge {
    private CaseJudge() {}

    /// The faults of a case that was not cut off.
    public static List<Finding> faultsOf(CaseScript script, History history) {
        return Stream.concat(
                        faultsOf(checksOf(script), history),
                        Checks.following(script.threads()).faultsOf(history).stream())
                .map(fault -> naming(script.caseName(), fault))
                .toList();
    }

    /// The faults in what a case that hangs has done so far.
    public static List<Finding> faultsOfBeginning(CaseScript script, History history) {
        var fit =
                script.checks().stream()
                        .filter(plan -> Checks.OF_BEGINNINGS.contains(plan.name()))
                        .toList();
        return faultsOf(fit, history).map(fault -> naming(script.caseName(), fault)).toList();
    }

    /// The same fault, which says of what case it is.
    public static Finding naming(String caseName, Finding fault) {
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

    private static Stream<Finding> faultsOf(List<CheckPlan> checks, History history) {
        return checks.stream()
                .map(plan -> Checks.of(plan.name(), plan.options()))
                .flatMap(check -> check.faultsOf(history).stream());
    }

    /// Those that always hold, unless the exercise names one with options of its own; then the
    /// exercise's.
    private static List<CheckPlan> checksOf(CaseScript script) {
        var named = script.checks().stream().map(CheckPlan::name).toList();
        return Stream.concat(
                        Checks.ALWAYS.stream()
                                .filter(name -> !named.contains(name))
                                .sorted()
                                .map(name -> new CheckPlan(name, Map.of())),
                        script.checks().stream())
                .toList();
    }
}
