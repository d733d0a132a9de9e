package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Whether every operation of one name that returned gave one of the named answers.
///
/// @param thread whose operations; empty for all
record Results(String operation, String thread, Set<String> answers, FindingKind kind)
        implements Check {
    private static final int FINDINGS_MAX = 5;

    static Check of(Options options) {
        return new Results(
                options.text("op"),
                options.text("thread", ""),
                options.words("is", ""),
                options.finding(FindingKind.WRONG_RESULT));
    }

    Results {
        if (answers.contains("")) {
            throw new IllegalArgumentException("check 'result' needs the option 'is'");
        }
    }

    @Override
    public List<Finding> faultsOf(History history) {
        return Operation.of(history).stream()
                .filter(one -> one.name().equals(operation) && one.hasReturned())
                .filter(one -> thread.isEmpty() || one.thread().equals(thread))
                .filter(one -> !answers.contains(one.answer()))
                .limit(FINDINGS_MAX)
                .map(one -> finding(one, history))
                .toList();
    }

    private Finding finding(Operation one, History history) {
        var values =
                Map.of(
                        "operation", Transcript.told(one),
                        "thread", one.thread(),
                        "expected", String.join(" / ", new TreeSet<>(answers)));
        return new Finding(kind, "history.wrong-answer", values)
                .withEvidence(new Transcript(history).lines(List.of(one)));
    }
}
