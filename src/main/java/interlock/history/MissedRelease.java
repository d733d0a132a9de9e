package interlock.history;

import interlock.history.Event.Kind;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether a `set` releases all that wait at that instant, even if `clear` follows at once: a wait
/// which the grader had seen asleep before the `set` began must return `true`.
///
/// A wait whose own limit may have run out before the `set` was over is not judged, nor is one that
/// was interrupted.
record MissedRelease(String waitName, String setName, FindingKind kind) implements Check {
    private static final String EXCUSE = "interrupted";

    static Check of(Options options) {
        return new MissedRelease(
                options.text("wait", "wait"),
                options.text("set", "set"),
                options.finding(FindingKind.RACE));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        boolean isComplete = count(history, Kind.ASK) == count(history, Kind.ANSWER);
        if (history.ended() && !isComplete) {
            throw new IllegalStateException("the history does not hold the grader's answers");
        }
        var operations = Operation.of(history);
        var missed = new LinkedHashSet<Finding>();
        for (var event : history.events()) {
            if (event.kind() == Kind.ANSWER) {
                missed.addAll(missedAfter(event, operations, history));
            }
        }
        return List.copyOf(missed);
    }

    private static long count(History history, Kind kind) {
        return history.events().stream().filter(event -> event.kind() == kind).count();
    }

    private List<Finding> missedAfter(Event answer, List<Operation> operations, History history) {
        var asleep = Set.copyOf(answer.words().subList(1, answer.words().size()));
        var findings = new ArrayList<Finding>();
        for (var waiting : operations) {
            boolean isJudged =
                    waiting.name().equals(waitName)
                            && asleep.contains(waiting.thread())
                            && waiting.calledNanos() < answer.timeNanos()
                            && waiting.endedNanos() > answer.timeNanos();
            if (isJudged && waiting.hasReturned() && !isExcused(waiting)) {
                operations.stream()
                        .filter(one -> one.name().equals(setName))
                        .filter(one -> one.calledNanos() > answer.timeNanos())
                        .filter(one -> releases(one, waiting))
                        .findFirst()
                        .ifPresent(one -> findings.add(finding(waiting, one, history)));
            }
        }
        return findings;
    }

    private static boolean isExcused(Operation waiting) {
        return waiting.answer().equals("true") || waiting.answer().equals(EXCUSE);
    }

    private static boolean releases(Operation set, Operation waiting) {
        long limit = Model.limit(waiting, 0);
        long given = waiting.calledNanos() + limit;
        long patience = limit < 0 || given < 0 ? Long.MAX_VALUE : given;
        return set.hasReturned()
                && set.endedNanos() < patience
                && set.calledNanos() < waiting.endedNanos();
    }

    private Finding finding(Operation waiting, Operation released, History history) {
        return new Finding(
                        kind,
                        "history.missed-release",
                        Map.of(
                                "thread", waiting.thread(),
                                "answer", waiting.answer()))
                .withEvidence(new Transcript(history).lines(List.of(waiting, released)));
    }
}
