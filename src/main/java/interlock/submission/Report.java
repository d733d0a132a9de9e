package interlock.submission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import interlock.exercise.GradingPlan.Feedback;
import interlock.verdict.Diagnostic;
import interlock.verdict.FindingKind;
import interlock.verdict.Load;
import interlock.verdict.Place;
import interlock.verdict.Schedule;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a submission, as far as its reader may know, in his language. Times are in
/// nanoseconds, memory is in bytes. Lists that the reader may not see are empty.
///
/// @param exerciseName in the reader's language
/// @param feedback how much of the report is shown to this reader
/// @param stages in order
/// @param cases the table case × load, in the order of the runs
/// @param findings in order of the stages, gravest first
/// @param files flat name → text
/// @param output what the program printed
/// @param judgeNote why the judge failed, for reviewers
public record Report(
        @JsonUnwrapped SubmissionLine submission,
        String exerciseName,
        Feedback feedback,
        List<StageLine> stages,
        List<CaseLine> cases,
        List<UsageLine> usage,
        List<FindingLine> findings,
        List<DiagnosticLine> diagnostics,
        Map<String, String> files,
        String output,
        @Nullable String judgeNote) {
    public Report {
        stages = List.copyOf(stages);
        cases = List.copyOf(cases);
        usage = List.copyOf(usage);
        findings = List.copyOf(findings);
        diagnostics = List.copyOf(diagnostics);
    }

    /// @param facts measured numbers with their unit, e.g. what load really ran
    public record StageLine(
            Stage stage,
            StageResult.Status status,
            int points,
            int pointsMax,
            long tookNanos,
            Map<String, String> facts) {}

    /// One case in one stage under one load.
    ///
    /// @param title in the reader's language
    public record CaseLine(
            String name,
            String title,
            Stage stage,
            Load load,
            int runsPassed,
            Distribution wallNanos,
            Distribution cpuNanos,
            long runDelayNanosMax,
            long memoryPeakBytesMax,
            List<RunLine> runs) {
        public CaseLine {
            runs = List.copyOf(runs);
        }

        public boolean isPassed() {
            return runsPassed == runs.size();
        }
    }

    /// @param hasHistory whether the lines it recorded were kept
    public record RunLine(
            UUID id,
            int repetition,
            boolean passed,
            long wallNanos,
            long cpuNanos,
            long runDelayNanos,
            long memoryPeakBytes,
            boolean hasHistory) {}

    /// The most that any run used of something that is limited.
    public record UsageLine(Resource resource, long used, long limit) {}

    /// What is limited, with the unit in its name.
    public enum Resource {
        WALL_NANOS,
        CPU_NANOS,
        MEMORY_BYTES;

        /// The name in JSON and on screen keys: `wall-nanos`.
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param number in the report, from 1
    /// @param sentence in the reader's language
    /// @param evidence lines of the history, of /proc or of output that show it
    /// @param schedule that shows it and can be replayed, or nothing
    /// @param explanation what happens in the schedule, in the reader's language
    /// @param replay what came of playing it again last time, or nothing if nobody did
    public record FindingLine(
            int number,
            FindingKind kind,
            Stage stage,
            String sentence,
            @Nullable Place place,
            List<String> evidence,
            @Nullable Schedule schedule,
            @Nullable String explanation,
            @Nullable ReplayLine replay) {
        public FindingLine {
            evidence = List.copyOf(evidence);
        }
    }

    public record DiagnosticLine(
            Diagnostic.Severity severity, @Nullable Place place, String message) {}
}
