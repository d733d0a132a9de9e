package interlock.grading;

import interlock.exercise.CaseScript;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.history.Checks;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Judges one played case: by what was seen from outside, and by the checks on its history.
final class CaseJudge {
    private CaseJudge() {}

    /// All faults, those seen from outside first; each says which case it was. A history that
    /// was cut off, since the box is over, is not checked: how it was cut off is the fault. One
    /// that hangs is judged as far as it goes.
    static List<Finding> faultsOf(CaseScript script, Played played) {
        var faults = new ArrayList<>(played.faults());
        if (!played.over()) {
            faults.addAll(faultsOf(checksOf(script), played));
            faults.addAll(Checks.following(script.threads()).faultsOf(played.history()));
        } else if (played.faults().stream().anyMatch(CaseJudge::isDeadlock)) {
            var fit = script.checks().stream().filter(CaseJudge::judgesBeginnings).toList();
            faults.addAll(faultsOf(fit, played));
        }
        return faults.stream().map(fault -> naming(script.caseName(), fault)).toList();
    }

    private static List<Finding> faultsOf(List<CheckPlan> checks, Played played) {
        return checks.stream()
                .map(plan -> Checks.of(plan.name(), plan.options()))
                .flatMap(check -> check.faultsOf(played.history()).stream())
                .toList();
    }

    private static boolean isDeadlock(Finding fault) {
        return fault.kind() == FindingKind.DEADLOCK;
    }

    private static boolean judgesBeginnings(CheckPlan plan) {
        return Checks.OF_BEGINNINGS.contains(plan.name());
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

    private static Finding naming(String caseName, Finding fault) {
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
}
