package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether items leave in the order in which they came, as far as the times tell it for certain:
/// if one put was over before another began, its item must not be taken by a take that began after
/// the other's was over. For histories of any size, O(n log n).
record Fifo(QueueItems.Names names, FindingKind kind) implements Check {
    static Check of(Options options) {
        return new Fifo(QueueItems.Names.of(options), options.finding(FindingKind.WRONG_RESULT));
    }

    /// @param take nothing if the item is still inside for certain
    private record Passage(Operation put, @Nullable Operation take) {
        long takeBegan() {
            return take == null ? Long.MAX_VALUE : take.calledNanos();
        }
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var passages = passages(QueueItems.of(history, names));
        var byEnd = new ArrayList<>(passages);
        byEnd.sort(Comparator.comparingLong(passage -> passage.put().endedNanos()));
        int over = 0;
        Passage latest = null;
        for (var passage : passages) {
            while (over < byEnd.size() && byEnd.get(over).put().precedes(passage.put())) {
                latest = later(latest, byEnd.get(over++));
            }
            var take = passage.take();
            if (latest != null && take != null && take.endedNanos() < latest.takeBegan()) {
                return List.of(overtaken(latest, passage, history));
            }
        }
        return List.of();
    }

    private static Passage later(@Nullable Passage one, Passage other) {
        return one == null || other.takeBegan() > one.takeBegan() ? other : one;
    }

    /// Items by the call of their put; one that never came out is left out if a take that did not
    /// return may have it.
    private static List<Passage> passages(QueueItems items) {
        var takes = items.takesByItem();
        boolean anyUnknown = items.takes().stream().anyMatch(take -> !take.hasReturned());
        var passages = new ArrayList<Passage>();
        for (var put : items.putsByItem().values()) {
            var take = takes.get(QueueItems.item(put));
            boolean isInside = take == null && !anyUnknown && QueueItems.wentIn(put);
            if (take != null || isInside) {
                passages.add(new Passage(put, take));
            }
        }
        return passages;
    }

    private Finding overtaken(Passage first, Passage second, History history) {
        var shown = new ArrayList<Operation>();
        for (var passage : List.of(first, second)) {
            shown.add(passage.put());
            if (passage.take() != null) {
                shown.add(passage.take());
            }
        }
        return new Finding(
                        kind,
                        "history.not-fifo",
                        Map.of(
                                "first", QueueItems.item(first.put()),
                                "second", QueueItems.item(second.put())))
                .withEvidence(new Transcript(history).lines(shown));
    }
}
