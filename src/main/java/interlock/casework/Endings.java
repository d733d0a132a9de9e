package interlock.casework;

import interlock.sandbox.Limits;
import interlock.sandbox.Outcome;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What it says of a solution that its box ended before the grader had said goodbye.
public final class Endings {
    private static final int LINES_OF_OUTPUT = 20;
    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11,
                    "SIGSEGV", 13, "SIGPIPE", 15, "SIGTERM", 31, "SIGSYS");

    private Endings() {}

    /// The fault, unless the box was ended by the grader itself.
    ///
    /// @param printed what the program printed, whose last lines are the evidence
    public static Optional<Finding> fault(Outcome outcome, Limits limits, String printed) {
        return switch (outcome) {
            case Outcome.Exited(int code) ->
                    Optional.of(
                            finding(
                                    FindingKind.CRASH,
                                    "end.exited",
                                    Map.of("code", Integer.toString(code)),
                                    printed));
            case Outcome.Signalled(int signal) ->
                    Optional.of(
                            finding(
                                    FindingKind.CRASH,
                                    "end.signalled",
                                    Map.of(
                                            "signal",
                                            SIGNALS.getOrDefault(signal, "signal " + signal)),
                                    printed));
            case Outcome.TimedOut(Outcome.Clock clock) ->
                    Optional.of(
                            finding(
                                    FindingKind.TIME_LIMIT,
                                    clock == Outcome.Clock.CPU ? "limit.cpu" : "limit.wall",
                                    Map.of("limit", seconds(limit(clock, limits))),
                                    ""));
            case Outcome.OutOfMemory() ->
                    Optional.of(
                            finding(
                                    FindingKind.MEMORY_LIMIT,
                                    "limit.memory",
                                    Map.of("limit", limits.memory().toString()),
                                    ""));
            case Outcome.OutputLimit() ->
                    Optional.of(
                            finding(
                                    FindingKind.OUTPUT_LIMIT,
                                    "limit.output",
                                    Map.of("limit", limits.output().toString()),
                                    ""));
            case Outcome.Killed() -> Optional.empty();
        };
    }

    private static Duration limit(Outcome.Clock clock, Limits limits) {
        return clock == Outcome.Clock.CPU ? limits.cpu() : limits.wall();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }

    private static Finding finding(
            FindingKind kind, String message, Map<String, String> values, String printed) {
        var lines = printed.lines().filter(line -> !line.isBlank()).toList();
        var last = lines.subList(Math.max(0, lines.size() - LINES_OF_OUTPUT), lines.size());
        return new Finding(kind, message, values).withEvidence(List.copyOf(last));
    }
}
