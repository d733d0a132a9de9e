package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Whether there were ever more items inside than the case's `capacity`, for certain: puts that
/// were over, less takes that had begun. For histories of any size.
record Capacity(QueueItems.Names names, FindingKind kind) implements Check {
    static Check of(Options options) {
        return new Capacity(
                QueueItems.Names.of(options), options.finding(FindingKind.WRONG_RESULT));
    }

    /// @param change +1 when a put is over, −1 when a take begins
    private record Step(long nanos, int change, Operation of) {}

    @Override
    public List<Finding> faultsOf(History history) {
        long capacity = Model.number(history.object(), "capacity");
        var steps = steps(QueueItems.of(history, names));
        var inside = new ArrayList<Operation>();
        long certain = 0;
        for (var step : steps) {
            certain += step.change();
            if (step.change() > 0) {
                inside.add(step.of());
            }
            if (certain > capacity) {
                return List.of(finding(capacity, certain, inside, history));
            }
        }
        return List.of();
    }

    /// In order of time; of two at one time the take first, which is in the solution's favour.
    private static List<Step> steps(QueueItems items) {
        var steps = new ArrayList<Step>();
        items.takes().stream()
                .filter(QueueItems::mayHaveTaken)
                .forEach(take -> steps.add(new Step(take.calledNanos(), -1, take)));
        items.puts().stream()
                .filter(QueueItems::wentIn)
                .forEach(put -> steps.add(new Step(put.endedNanos(), 1, put)));
        steps.sort(Comparator.comparingLong(Step::nanos).thenComparingInt(Step::change));
        return steps;
    }

    private Finding finding(long capacity, long certain, List<Operation> inside, History history) {
        long last = Math.min(inside.size(), certain);
        var shown = inside.subList((int) (inside.size() - last), inside.size());
        return new Finding(
                        kind,
                        "history.over-capacity",
                        Map.of(
                                "capacity", String.valueOf(capacity),
                                "inside", String.valueOf(certain)))
                .withEvidence(new Transcript(history).lines(shown));
    }
}
