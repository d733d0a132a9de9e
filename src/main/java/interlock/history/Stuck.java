package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a case hung in, or was late in: the operations that did not return. That it hangs is for
/// the grader to see from outside, this only tells where.
public final class Stuck {
    private static final int LAST_SHOWN = 20;

    private Stuck() {}

    /// The operations that had not returned, by time of call.
    public static List<Operation> operations(History history) {
        return Operation.of(history).stream().filter(Operation::isPending).toList();
    }

    /// @param tasks what the kernel showed of each, for evidence
    /// @param untilNanos when all tasks had been seen asleep, on the clock of the history
    public static Finding finding(History history, List<String> tasks, long untilNanos) {
        var stuck = operations(history);
        var values =
                Map.of(
                        "threads", threads(stuck),
                        "operations", told(stuck),
                        "millis", sinceLastEvent(history, untilNanos));
        var message = stuck.isEmpty() ? "history.stuck-outside" : "history.stuck";
        return new Finding(FindingKind.DEADLOCK, message, values)
                .withEvidence(evidence(history, tasks));
    }

    /// Where a case was when it was ended: what had happened last, what had not returned, and what
    /// the kernel showed of each thread.
    ///
    /// @param tasks what the kernel showed
    public static List<String> evidence(History history, List<String> tasks) {
        var completed =
                Operation.of(history).stream()
                        .filter(operation -> !operation.isPending())
                        .sorted(Comparator.comparingLong(Operation::endedNanos))
                        .toList();
        var last = completed.subList(Math.max(0, completed.size() - LAST_SHOWN), completed.size());
        var lines = new Transcript(history).lines(new ArrayList<>(last), operations(history));
        return Stream.concat(lines.stream(), tasks.stream()).toList();
    }

    private static String threads(Collection<Operation> stuck) {
        return stuck.stream().map(Operation::thread).collect(Collectors.joining(", "));
    }

    private static String told(Collection<Operation> stuck) {
        return stuck.stream()
                .map(one -> one.name() + "(" + String.join(", ", one.args()) + ")")
                .map(Transcript::printable)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String sinceLastEvent(History history, long untilNanos) {
        long last = history.events().stream().mapToLong(Event::timeNanos).max().orElse(untilNanos);
        return String.valueOf(Math.max(0, untilNanos - last) / 1_000_000);
    }
}
