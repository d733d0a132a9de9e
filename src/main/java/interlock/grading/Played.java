package interlock.grading;

import interlock.casework.CaseJudge;
import interlock.casework.Cost;
import interlock.exercise.CaseScript;
import interlock.history.Event;
import interlock.history.History;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.List;

/// What came of playing one case.
///
/// @param faults what was seen from outside while it was played; the history is not yet checked
/// @param over whether the box cannot play another case
record Played(History history, Cost cost, List<Finding> faults, boolean over) {
    Played {
        faults = List.copyOf(faults);
    }

    boolean hasSeveralThreads() {
        return history.events().stream().map(Event::tid).distinct().count() > 1;
    }

    /// All faults, those seen from outside first; each says which case it was. A history that
    /// was cut off, since the box is over, is not checked: how it was cut off is the fault. One
    /// that hangs is judged as far as it goes.
    List<Finding> judgedBy(CaseScript script) {
        var judge = new CaseJudge(script);
        var all = new ArrayList<Finding>();
        faults.forEach(fault -> all.add(judge.naming(fault)));
        if (!over) {
            all.addAll(judge.faultsOf(history));
        } else if (faults.stream().anyMatch(fault -> fault.kind() == FindingKind.DEADLOCK)) {
            all.addAll(judge.faultsOfBeginning(history));
        }
        return all;
    }
}
