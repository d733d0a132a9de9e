package interlock.submission;

import interlock.exercise.ExercisePackage;
import interlock.exercise.GradingPlan.CasePlan;
import interlock.exercise.GradingPlan.Feedback;
import interlock.submission.Report.CaseLine;
import interlock.submission.Report.DiagnosticLine;
import interlock.submission.Report.FindingLine;
import interlock.submission.Report.Resource;
import interlock.submission.Report.RunLine;
import interlock.submission.Report.StageLine;
import interlock.submission.Report.UsageLine;
import interlock.verdict.Explanation;
import interlock.verdict.FindingText;
import interlock.verdict.Load;
import interlock.verdict.Schedule;
import interlock.verdict.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the report of one submission for one reader. Confined to one request.
final class ReportWriter {
    private final ExercisePackage exercise;
    private final Locale locale;
    private final Map<String, String> titles;

    ReportWriter(ExercisePackage exercise, Locale locale) {
        this.exercise = exercise;
        this.locale = locale;
        this.titles =
                exercise.plan().cases().stream()
                        .collect(Collectors.toMap(CasePlan::name, plan -> plan.title().in(locale)));
    }

    /// Leaves out what the reader may not see.
    Report write(Submission submission, SubmissionLine line, StoredGrade grade, Viewer reader) {
        var feedback = reader.feedback(exercise.plan().feedback(), submission.kind);
        boolean findings = feedback != Feedback.VERDICT;
        boolean full = feedback == Feedback.FULL;
        return new Report(
                line,
                exercise.name().in(locale),
                feedback,
                findings ? stages(grade.stages(), full) : List.of(),
                full ? cases(grade) : List.of(),
                full ? usage(grade.runs()) : List.of(),
                findings ? findings(grade, full) : List.of(),
                grade.diagnostics().stream().map(ReportWriter::line).toList(),
                Map.copyOf(submission.files),
                full || submission.kind == Kind.RUN ? submission.output : "",
                reader.reviewer() ? submission.judgeNote : null);
    }

    private static List<StageLine> stages(List<StoredStage> stages, boolean full) {
        return stages.stream()
                .map(
                        row ->
                                new StageLine(
                                        row.stage,
                                        row.status,
                                        row.points,
                                        row.pointsMax,
                                        row.tookNanos,
                                        full ? Map.copyOf(row.facts) : Map.of()))
                .toList();
    }

    private List<CaseLine> cases(StoredGrade grade) {
        var table = new LinkedHashMap<CaseKey, List<StoredRun>>();
        for (var run : grade.runs()) {
            table.computeIfAbsent(CaseKey.of(run), _ -> new ArrayList<>()).add(run);
        }
        return table.entrySet().stream()
                .map(row -> line(row.getKey(), row.getValue(), grade.histories()))
                .toList();
    }

    private record CaseKey(String name, Stage stage, Load load) {
        static CaseKey of(StoredRun run) {
            return new CaseKey(run.caseName, run.stage, run.load);
        }
    }

    private CaseLine line(CaseKey key, List<StoredRun> runs, Set<UUID> histories) {
        return new CaseLine(
                key.name,
                titles.getOrDefault(key.name, key.name),
                key.stage,
                key.load,
                (int) runs.stream().filter(run -> run.passed).count(),
                Distribution.of(runs.stream().map(run -> run.wallNanos).toList()),
                Distribution.of(runs.stream().map(run -> run.cpuNanos).toList()),
                most(runs, run -> run.runDelayNanos),
                most(runs, run -> run.memoryPeakBytes),
                runs.stream().map(run -> line(run, histories)).toList());
    }

    private static RunLine line(StoredRun run, Set<UUID> histories) {
        return new RunLine(
                run.id,
                run.repetition,
                run.passed,
                run.wallNanos,
                run.cpuNanos,
                run.runDelayNanos,
                run.memoryPeakBytes,
                histories.contains(run.id));
    }

    private List<UsageLine> usage(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        var limits = exercise.plan().limits();
        return List.of(
                new UsageLine(
                        Resource.WALL_NANOS,
                        most(runs, run -> run.wallNanos),
                        limits.wall().toNanos()),
                new UsageLine(
                        Resource.CPU_NANOS,
                        most(runs, run -> run.cpuNanos),
                        limits.cpu().toNanos()),
                new UsageLine(
                        Resource.MEMORY_BYTES,
                        most(runs, run -> run.memoryPeakBytes),
                        limits.memory().bytes()));
    }

    private List<FindingLine> findings(StoredGrade grade, boolean full) {
        return grade.findings().stream()
                .map(
                        row ->
                                new FindingLine(
                                        row.position + 1,
                                        row.kind,
                                        row.stage,
                                        FindingText.shipped()
                                                .sentence(row.message, row.values, locale),
                                        StoredPlace.place(row.place),
                                        full ? row.evidence : List.of(),
                                        full ? row.schedule : null,
                                        full ? explanation(row.schedule) : null,
                                        full ? replay(grade.replays().get(row.id)) : null))
                .toList();
    }

    private @Nullable ReplayLine replay(@Nullable Replay last) {
        return last == null ? null : ReplayLine.of(last, locale);
    }

    private @Nullable String explanation(@Nullable Schedule schedule) {
        return schedule == null ? null : Explanation.of(schedule).in(locale);
    }

    private static DiagnosticLine line(StoredDiagnostic row) {
        return new DiagnosticLine(row.severity, StoredPlace.place(row.place), row.message);
    }

    private static long most(List<StoredRun> runs, ToLongFunction<StoredRun> what) {
        return runs.stream().mapToLong(what).max().orElseThrow();
    }
}
