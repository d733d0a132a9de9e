package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Whether the results can be explained by a sequential model: some order of the operations, each
/// taking effect at one instant between its call and its return.
record Linearizable(Function<Map<String, String>, Model<?>> modelOf, FindingKind kind)
        implements Check {
    /// How much of a long history is shown before the operation that cannot be explained.
    private static final int SHOWN_MAX = 60;

    static Check of(Options options) {
        boolean refusesNegative =
                options.oneOf("negative", "invalid", Set.of("invalid", "no-limit"))
                        .equals("invalid");
        boolean releasedByAnyone =
                options.oneOf("release", "holder", Set.of("holder", "anyone")).equals("anyone");
        var models =
                new TreeMap<String, Function<Map<String, String>, Model<?>>>(
                        Map.of(
                                "bounded-queue",
                                BoundedQueueModel::of,
                                "event",
                                _ -> new EventModel(refusesNegative),
                                "counter",
                                _ -> new CounterModel(),
                                "mutex",
                                _ -> new MutexModel(releasedByAnyone),
                                "register",
                                _ -> new RegisterModel()));
        var model = options.text("model");
        var modelOf = models.get(model);
        if (modelOf == null) {
            throw new IllegalArgumentException(
                    "no model '%s', expected one of %s".formatted(model, models.keySet()));
        }
        return new Linearizable(modelOf, options.finding(FindingKind.WRONG_RESULT));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var operations = Operation.of(history);
        var model = modelOf.apply(history.object());
        if (isExplained(model, operations, history)) {
            return List.of();
        }
        return List.of(finding(firstUnexplained(model, operations, history), operations, history));
    }

    private static boolean isExplained(
            Model<?> model, List<Operation> operations, History history) {
        return new Linearization<>(model, operations).exists(history.object());
    }

    /// The operation whose return made the history impossible: every prefix of a history that can
    /// be explained can be explained, so it is found by halving.
    private static Operation firstUnexplained(
            Model<?> model, List<Operation> operations, History history) {
        var returned =
                operations.stream()
                        .filter(Operation::hasReturned)
                        .sorted(java.util.Comparator.comparingLong(Operation::endedNanos))
                        .toList();
        int explained = -1;
        int unexplained = returned.size() - 1;
        while (unexplained - explained > 1) {
            int middle = (explained + unexplained) >>> 1;
            var prefix = until(returned.get(middle).endedNanos(), operations);
            if (isExplained(model, prefix, history)) {
                explained = middle;
            } else {
                unexplained = middle;
            }
        }
        return returned.get(unexplained);
    }

    private static List<Operation> until(long nanos, List<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.calledNanos() <= nanos)
                .map(operation -> operation.asOf(nanos))
                .toList();
    }

    private Finding finding(Operation culprit, List<Operation> operations, History history) {
        var until = until(culprit.endedNanos(), operations);
        var shown = until.subList(Math.max(0, until.size() - SHOWN_MAX), until.size());
        return new Finding(
                        kind,
                        "history.not-linearizable",
                        Map.of("operation", Transcript.told(culprit), "thread", culprit.thread()))
                .withEvidence(new Transcript(history).lines(shown, List.of(culprit)));
    }
}
