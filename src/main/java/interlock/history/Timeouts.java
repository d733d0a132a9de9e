package interlock.history;

import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a timed operation gave up no earlier than its limit and no operation with a limit ran
/// much longer.
///
/// The lower bound never moves, whatever the load: a recorded interval contains the real one, so
/// only the coarseness of clocks is forgiven. The upper bound is for the machine to stretch: three
/// times what a sleeper of the grader's overslept at the worst while the case ran, and all the time
/// its tasks waited for a core or used one and that was stolen from the machine. Both are facts
/// that the grader adds to the parameters of the case. Virtual time is stricter: there
/// only what its clock ran ahead of threads that could go on is forgiven.
///
/// What needs no allowance: a thread that the grader saw asleep in its operation, and saw asleep
/// there again when more than the limit had passed in between, waits beyond its limit. By the
/// first sight its wait had begun; at the second nothing in the box could run, itself included.
///
/// @param argument which argument is the limit, from 1
/// @param slack that a right solution may need on an idle machine
/// @param checksLate whether the upper bound is judged at all
record Timeouts(
        String operation, int argument, Set<String> gaveUp, Duration slack, boolean checksLate)
        implements Check {
    static final Duration COARSENESS = Duration.ofMillis(2);

    private static final int OVERSLEEP_FACTOR = 3;
    private static final int FINDINGS_MAX = 5;

    static Check of(Options options) {
        var argument = options.oneOf("argument", "1", Set.of("1", "2", "3"));
        return new Timeouts(
                options.text("op"),
                Integer.parseInt(argument),
                options.words("words", "timeout,false"),
                options.duration("slack", "50ms"),
                options.flag("late", true));
    }

    @Override
    public List<Finding> faultsOf(History history) {
        var findings = new ArrayList<Finding>();
        var sightings = Sighting.all(history);
        for (var one : Operation.of(history)) {
            long limit = one.name().equals(operation) ? Model.limit(one, argument - 1) : -1;
            if (limit < 0) {
                continue;
            }
            if (isSeen(history) && sleptOn(one, limit, sightings)) {
                findings.add(sleepFinding(one, limit, history));
            } else if (one.hasReturned()) {
                faultOf(one, limit, history).ifPresent(findings::add);
            }
        }
        return findings.stream().limit(FINDINGS_MAX).toList();
    }

    /// In virtual time a thread whose limit is over may yet wait for its turn.
    private boolean isSeen(History history) {
        return checksLate && !history.object().containsKey(History.VIRTUAL);
    }

    private static boolean sleptOn(Operation one, long limit, List<Sighting> sightings) {
        var during = sightings.stream().filter(each -> each.isDuring(one)).toList();
        long begun =
                during.stream().mapToLong(Sighting::untilNanos).min().orElse(Long.MAX_VALUE / 2);
        long over = begun + Math.min(limit, Long.MAX_VALUE / 4) + COARSENESS.toNanos();
        return during.stream().anyMatch(each -> each.fromNanos() > over);
    }

    private Optional<Finding> faultOf(Operation one, long limit, History history) {
        long took = one.endedNanos() - one.calledNanos();
        if (gaveUp.contains(one.answer()) && took < limit - COARSENESS.toNanos()) {
            return Optional.of(finding("history.gave-up-early", one, limit, took, history));
        }
        if (checksLate && took > latest(limit, history)) {
            return Optional.of(finding(Checks.RETURNED_LATE, one, limit, took, history));
        }
        return Optional.empty();
    }

    private static Finding sleepFinding(Operation one, long limit, History history) {
        var values = Map.of("operation", Transcript.told(one), "limit", Transcript.duration(limit));
        return new Finding(FindingKind.WRONG_RESULT, "history.slept-on", values)
                .withEvidence(new Transcript(history).lines(List.of(one)));
    }

    private long latest(long limit, History history) {
        long oversleep = measured(history, History.OVERSLEEP);
        long delay = measured(history, History.DELAY);
        long allowance = slack.toNanos() + OVERSLEEP_FACTOR * oversleep + delay;
        long latest = limit + allowance;
        return latest < 0 ? Long.MAX_VALUE : latest;
    }

    /// @throws IllegalStateException if the grader did not measure it: no bound is fair then
    private static long measured(History history, String fact) {
        var value = history.object().get(fact);
        if (value == null) {
            throw new IllegalStateException("nobody measured '%s' of the case".formatted(fact));
        }
        return Long.parseLong(value);
    }

    private Finding finding(String message, Operation one, long limit, long took, History history) {
        var values =
                Map.of(
                        "operation", Transcript.told(one),
                        "limit", Transcript.duration(limit),
                        "took", Transcript.duration(took),
                        "latest", checksLate ? Transcript.duration(latest(limit, history)) : "–");
        return new Finding(FindingKind.WRONG_RESULT, message, values)
                .withEvidence(new Transcript(history).lines(List.of(one)));
    }
}
