package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether an operation reports as many failures as a harness store had refused saves:
/// `failed n`, or `ok` if there was none.
record ReportedFailures(String operation, String store) implements Check {
    static Check of(Options options) {
        return new ReportedFailures(options.text("op", "run"), options.text("store", "store"));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        long refused = FinalCount.refusals(store, history);
        var expected = refused == 0 ? List.of("ok") : List.of("failed", String.valueOf(refused));
        var findings = new ArrayList<Finding>();
        for (var one : Operation.of(history)) {
            boolean isWrong = !one.result().map(expected::equals).orElse(true);
            if (one.name().equals(operation) && isWrong) {
                var values =
                        Map.of(
                                "operation", Transcript.told(one),
                                "expected", String.join(" ", expected));
                findings.add(
                        new Finding(FindingKind.WRONG_RESULT, "history.failures-reported", values)
                                .withEvidence(new Transcript(history).lines(List.of(one))));
            }
        }
        return findings;
    }
}
