package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Whether every item that came out went in before, came out once, and none vanished: what went in
/// and did not come out is inside, so a later take must not find the queue empty, and a later
/// `size` must count it. For histories of any size.
record Conservation(QueueItems.Names names, String size, FindingKind kind) implements Check {
    private static final int FINDINGS_MAX = 5;
    private static final Pattern COUNT = Pattern.compile("-?\\d{1,9}");

    static Check of(Options options) {
        return new Conservation(
                QueueItems.Names.of(options),
                options.text("size", "size"),
                options.finding(FindingKind.WRONG_RESULT));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var items = QueueItems.of(history, names);
        var transcript = new Transcript(history);
        var findings = new ArrayList<Finding>();
        findings.addAll(strangers(items, transcript));
        findings.addAll(doubled(items, transcript));
        findings.addAll(vanished(items, transcript));
        findings.addAll(miscounted(items, history));
        return findings.stream().limit(FINDINGS_MAX).toList();
    }

    /// Items that came out although nobody had put them, or their put said it had not.
    private List<Finding> strangers(QueueItems items, Transcript transcript) {
        var puts = items.putsByItem();
        var findings = new ArrayList<Finding>();
        for (var take : items.takes()) {
            if (!QueueItems.tookValue(take)) {
                continue;
            }
            var put = puts.get(take.answer());
            if (put == null || take.precedes(put)) {
                findings.add(
                        finding(
                                "history.item-never-put",
                                take.answer(),
                                List.of(take),
                                transcript));
            } else if (!QueueItems.mayHaveGoneIn(put)) {
                findings.add(
                        finding(
                                "history.item-put-in-vain",
                                take.answer(),
                                List.of(put, take),
                                transcript));
            }
        }
        return findings;
    }

    private List<Finding> doubled(QueueItems items, Transcript transcript) {
        var first = items.takesByItem();
        return items.takes().stream()
                .filter(QueueItems::tookValue)
                .filter(take -> !take.equals(first.get(take.answer())))
                .map(
                        take -> {
                            var before = first.get(take.answer());
                            var both = before == null ? List.of(take) : List.of(before, take);
                            return finding("history.item-twice", take.answer(), both, transcript);
                        })
                .toList();
    }

    /// Items that were inside before a take began that found the queue empty, and that no take
    /// can have had by then.
    private List<Finding> vanished(QueueItems items, Transcript transcript) {
        var empty = items.takes().stream().filter(QueueItems::sawEmpty).toList();
        if (empty.isEmpty()) {
            return List.of();
        }
        var witness = empty.getLast();
        var takes = items.takesByItem();
        var lost = new ArrayList<Operation>();
        for (var put : items.puts()) {
            var take = takes.get(QueueItems.item(put));
            boolean isTakenLater = take == null || witness.precedes(take);
            if (QueueItems.wentIn(put) && put.precedes(witness) && isTakenLater) {
                lost.add(put);
            }
        }
        long unknown =
                items.takes().stream()
                        .filter(take -> !take.hasReturned() && !witness.precedes(take))
                        .count();
        if (lost.size() <= unknown) {
            return List.of();
        }
        var shown = new ArrayList<>(lost);
        shown.add(witness);
        return List.of(
                finding("history.item-lost", QueueItems.item(lost.getFirst()), shown, transcript));
    }

    /// Counts and answers that fit no number of items inside at any instant while they were given.
    private List<Finding> miscounted(QueueItems items, History history) {
        var population = new Population(items);
        var findings = new ArrayList<Finding>();
        for (var operation : Operation.of(history)) {
            var counted = counted(operation);
            if (counted.isEmpty()) {
                continue;
            }
            long least = population.leastDuring(operation);
            long most = population.mostDuring(operation);
            if (counted.getAsLong() < least || counted.getAsLong() > most) {
                var values =
                        Map.of(
                                "operation", Transcript.told(operation),
                                "least", String.valueOf(least),
                                "most", String.valueOf(most));
                findings.add(
                        new Finding(kind, "history.miscounted", values)
                                .withEvidence(new Transcript(history).lines(List.of(operation))));
            }
        }
        return findings;
    }

    private OptionalLong counted(Operation operation) {
        if (operation.name().equals(names.take()) && QueueItems.sawEmpty(operation)) {
            return OptionalLong.of(0);
        }
        boolean isCount =
                operation.name().equals(size) && COUNT.matcher(operation.answer()).matches();
        return isCount ? OptionalLong.of(Long.parseLong(operation.answer())) : OptionalLong.empty();
    }

    private Finding finding(
            String message, String item, List<Operation> shown, Transcript transcript) {
        return new Finding(kind, message, Map.of("item", Transcript.printable(item)))
                .withEvidence(transcript.lines(shown));
    }
}
