package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;

/// Whether the count at the end is what was asked: `start` + `procs` × `rounds` (parameters of the
/// case), less the saves that a harness store refused. Fewer means lost updates, hence a race.
///
/// @param operation whose last answer is the count
/// @param store the harness object that may refuse a `save` with `fault`
record FinalCount(String operation, String store, FindingKind kind) implements Check {
    static Check of(Options options) {
        return new FinalCount(
                options.text("op", "total"),
                options.text("store", "store"),
                options.finding(FindingKind.RACE));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        long asked =
                Model.number(history.object(), "procs") * Model.number(history.object(), "rounds");
        long refused = refusals(store, history);
        long expected = Model.number(history.object(), "start", 0) + asked - refused;
        var counts =
                Operation.of(history).stream()
                        .filter(one -> one.name().equals(operation) && one.hasReturned())
                        .toList();
        if (counts.isEmpty()) {
            return List.of(finding("history.no-count", expected, "–"));
        }
        var counted = counts.getLast();
        if (counted.answer().equals(String.valueOf(expected))) {
            return List.of();
        }
        var evidence = new Transcript(history).lines(List.of(counted));
        return List.of(
                finding("history.lost-updates", expected, counted.answer()).withEvidence(evidence));
    }

    static long refusals(String store, History history) {
        return Operation.on(store, history).stream()
                .filter(use -> use.name().equals("save") && use.answer().equals("fault"))
                .count();
    }

    private Finding finding(String message, long expected, String counted) {
        var values =
                Map.of(
                        "expected",
                        String.valueOf(expected),
                        "counted",
                        Transcript.printable(counted));
        return new Finding(kind, message, values);
    }
}
