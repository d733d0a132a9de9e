package interlock.history;

import interlock.history.Event.Kind;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;

/// Whether no operation ended with an exception that the contract does not name.
record NoRaise(FindingKind kind) implements Check {
    private static final int FINDINGS_MAX = 5;

    static Check of(Options options) {
        return new NoRaise(options.finding(FindingKind.CRASH));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var transcript = new Transcript(history);
        return history.events().stream()
                .filter(event -> event.kind() == Kind.RAISE)
                .limit(FINDINGS_MAX)
                .map(event -> finding(event).withEvidence(List.of(transcript.line(event))))
                .toList();
    }

    private Finding finding(Event raise) {
        var values =
                Map.of(
                        "operation", Transcript.printable(raise.words().getFirst()),
                        "thread", Transcript.actor(raise),
                        "class", Transcript.printable(raise.words().get(1)),
                        "message", Transcript.printable(raise.words().get(2)));
        return new Finding(kind, "history.raised", values);
    }
}
