package interlock.history;

import interlock.history.Operation.TaskNumber;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether threads took turns on a harness object: used by thread 0, 1, … `procs`−1, in each of
/// `rounds` rounds, one after the other, each by a task of its own, and by none after one use was
/// answered `failed`. The arguments of a use are the numbers of its thread and of its round.
/// Parameters of the case: `procs`, `rounds`.
record InTurn(String object) implements Check {
    private static final String FAILED = "failed";
    private static final int SHOWN_MAX = 20;

    static Check of(Options options) {
        return new InTurn(options.text("object"));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var uses = Operation.on(object, history);
        var findings = new ArrayList<Finding>();
        disorder(uses, history).ifPresent(findings::add);
        strangers(uses, history).ifPresent(findings::add);
        if (findings.isEmpty()) {
            missing(uses, history).ifPresent(findings::add);
        }
        return findings;
    }

    /// The first use that came out of turn, too early, or after a failure.
    private static Optional<Finding> disorder(List<Operation> uses, History history) {
        long procs = Model.number(history.object(), "procs");
        for (int i = 0; i < uses.size(); i++) {
            var use = uses.get(i);
            var expected = List.of(Long.toString(i % procs), Long.toString(i / procs));
            var before = i == 0 ? null : uses.get(i - 1);
            var seen = uses.subList(Math.max(0, i + 1 - SHOWN_MAX), i + 1);
            if (before != null && before.answer().equals(FAILED)) {
                return found(
                        FindingKind.WRONG_RESULT, "history.turn-after-failure", use, seen, history);
            }
            if (before != null && before.endedNanos() > use.calledNanos()) {
                return found(FindingKind.RACE, "history.turns-overlap", use, seen, history);
            }
            if (!use.args().equals(expected)) {
                return found(FindingKind.RACE, "history.out-of-turn", use, seen, history);
            }
        }
        return Optional.empty();
    }

    /// The first use by a task that is not the one of its number.
    private static Optional<Finding> strangers(List<Operation> uses, History history) {
        var owners = new HashMap<TaskNumber, String>();
        var tasks = new HashMap<String, TaskNumber>();
        Operation.of(history).forEach(one -> owners.put(one.task(), "caller"));
        for (var use : uses) {
            var number = use.args().getFirst();
            var owner = owners.putIfAbsent(use.task(), number);
            var task = tasks.putIfAbsent(number, use.task());
            if ((owner != null && !owner.equals(number))
                    || (task != null && !task.equals(use.task()))) {
                return found(
                        FindingKind.WRONG_RESULT,
                        "history.turn-of-another-thread",
                        use,
                        List.of(use),
                        history);
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> missing(List<Operation> uses, History history) {
        long turns =
                Model.number(history.object(), "procs") * Model.number(history.object(), "rounds");
        boolean isStopped = !uses.isEmpty() && uses.getLast().answer().equals(FAILED);
        if (isStopped || uses.size() == turns) {
            return Optional.empty();
        }
        var values = Map.of("turns", Long.toString(turns), "taken", Integer.toString(uses.size()));
        return Optional.of(new Finding(FindingKind.WRONG_RESULT, "history.turns-missing", values));
    }

    private static Optional<Finding> found(
            FindingKind kind,
            String message,
            Operation use,
            List<Operation> seen,
            History history) {
        var turn = String.join(", ", use.args());
        var values = Map.of("turn", turn, "thread", Transcript.actor(use.call()));
        var lines = new Transcript(history).lines(seen, List.of(use));
        return Optional.of(new Finding(kind, message, values).withEvidence(lines));
    }
}
