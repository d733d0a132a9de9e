package interlock.history;

import interlock.history.Event.Kind;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;

/// Whether the harness came to the end of the case. Not to be asked when the grader ended the box
/// itself: it then knows why.
record Complete() implements Check {
    static Check of(Options options) {
        return new Complete();
    }

    @Override
    public List<Finding> faultsOf(History history) {
        if (history.ended()) {
            return List.of();
        }
        var transcript = new Transcript(history);
        var running = Operation.of(history).stream().filter(Operation::isPending).toList();
        boolean isBegun = history.events().stream().anyMatch(one -> one.kind() == Kind.BEGIN);
        var message = isBegun ? "history.not-ended" : "history.not-begun";
        return List.of(
                new Finding(FindingKind.CRASH, message, Map.of("case", history.caseName()))
                        .withEvidence(transcript.lines(running)));
    }
}
