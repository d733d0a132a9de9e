package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.account.AccountId;
import interlock.exercise.ExercisePackage;
import interlock.exercise.GradingPlan;
import interlock.exercise.GradingPlan.CasePlan;
import interlock.exercise.GradingPlan.Feedback;
import interlock.exercise.Localized;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.submission.Report.Resource;
import interlock.submission.Report.UsageLine;
import interlock.verdict.Diagnostic;
import interlock.verdict.FindingKind;
import interlock.verdict.Load;
import interlock.verdict.Place;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportWriterTest {
    private static final UUID KEPT = UUID.randomUUID();
    private final Viewer owner = new Viewer(new AccountId(UUID.randomUUID()), false);
    private final Viewer reviewer = new Viewer(new AccountId(UUID.randomUUID()), true);

    @Test
    void feedback_VERDICT_shows_verdict_score_and_compiler_messages() {
        var report = report(Feedback.VERDICT, Kind.SUBMIT, owner);
        assertEquals(Verdict.WA, report.submission().verdict());
        assertEquals(40, report.submission().score());
        assertEquals(1, report.diagnostics().size());
        assertEquals(Map.of("Solution.java", "class Solution {}"), report.files());
        assertEquals(List.of(), report.stages());
        assertEquals(List.of(), report.findings());
        assertEquals(List.of(), report.cases());
        assertEquals(List.of(), report.usage());
        assertEquals("", report.output());
        assertNull(report.judgeNote());
    }

    @Test
    void feedback_FINDINGS_shows_sentences_without_evidence_or_numbers() {
        var report = report(Feedback.FINDINGS, Kind.SUBMIT, owner);
        var finding = report.findings().getFirst();
        assertEquals(FindingKind.RACE, finding.kind());
        assertEquals(new Place("Solution.java", 3, 0), finding.place());
        assertEquals(List.of(), finding.evidence());
        assertNull(finding.schedule());
        assertNull(finding.explanation());
        assertEquals(Map.of(), report.stages().getFirst().facts());
        assertEquals(List.of(), report.cases());
        assertEquals("", report.output());
        assertNull(report.judgeNote());
    }

    @Test
    void feedback_FULL_shows_all_but_what_went_wrong_in_the_judge() {
        var report = report(Feedback.FULL, Kind.SUBMIT, owner);
        assertEquals(List.of("line"), report.findings().getFirst().evidence());
        assertEquals(SubmissionSamples.SCHEDULE, report.findings().getFirst().schedule());
        assertEquals("结束时有线程被阻塞：A 等待 this.lock。", report.findings().getFirst().explanation());
        assertEquals(Map.of("cores", "2"), report.stages().getFirst().facts());
        assertEquals("printed", report.output());
        assertNull(report.judgeNote());
    }

    @Test
    void a_run_of_the_samples_tells_at_least_what_was_wrong() {
        var report = report(Feedback.VERDICT, Kind.RUN, owner);
        assertEquals(Feedback.FINDINGS, report.feedback());
        assertEquals(1, report.findings().size());
        assertNull(report.findings().getFirst().schedule());
        assertEquals("printed", report.output());
    }

    @Test
    void a_reviewer_sees_all_whatever_the_feedback() {
        var report = report(Feedback.VERDICT, Kind.SUBMIT, reviewer);
        assertEquals(Feedback.FULL, report.feedback());
        assertEquals(List.of("line"), report.findings().getFirst().evidence());
        assertEquals(SubmissionSamples.SCHEDULE, report.findings().getFirst().schedule());
        assertEquals("note", report.judgeNote());
    }

    @Test
    void runs_are_told_by_case_stage_and_load() {
        var cases = report(Feedback.FULL, Kind.SUBMIT, owner).cases();
        assertEquals(2, cases.size());
        var idle = cases.getFirst();
        assertEquals("先进先出", idle.title());
        assertEquals(Load.IDLE, idle.load());
        assertEquals(2, idle.runs().size());
        assertEquals(1, idle.runsPassed());
        assertEquals(List.of(10L, 30L), idle.wallNanos().values());
        assertEquals(20, idle.wallNanos().median());
        assertTrue(idle.runs().getFirst().hasHistory());
        assertEquals("unknown-case", cases.get(1).title());
    }

    @Test
    void usage_is_the_most_of_all_runs_against_the_limit() {
        assertEquals(
                List.of(
                        new UsageLine(Resource.WALL_NANOS, 50, 2_000_000_000L),
                        new UsageLine(Resource.CPU_NANOS, 5, 1_000_000_000L),
                        new UsageLine(Resource.MEMORY_BYTES, 1000, 64L << 20)),
                report(Feedback.FULL, Kind.SUBMIT, owner).usage());
    }

    private static Report report(Feedback feedback, Kind kind, Viewer viewer) {
        var row = submission(kind);
        return new ReportWriter(exercise(feedback), Locale.CHINESE)
                .write(row, SubmissionLine.of(row, "someone"), grade(), viewer);
    }

    private static ExercisePackage exercise(Feedback feedback) {
        var limits =
                new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        ByteSize.mebibytes(64),
                        10,
                        ByteSize.mebibytes(1));
        var title = new Localized("First in, first out", "先进先出");
        var fifo =
                new CasePlan(
                        "fifo",
                        title,
                        false,
                        Set.of("java"),
                        Set.of(Stage.FUNCTIONAL),
                        2,
                        Map.of(),
                        Map.of(),
                        List.of());
        var plan = new GradingPlan(Map.of(), limits, feedback, List.of(), Map.of(), List.of(fifo));
        return new ExercisePackage(
                UUID.randomUUID(),
                "bounded-buffer",
                "1",
                new Localized("Bounded buffer", "有界缓冲区"),
                "author",
                List.of(),
                2,
                45,
                new Localized("", ""),
                Map.of(),
                Map.of(),
                plan,
                List.of());
    }

    private static Submission submission(Kind kind) {
        var row = new Submission();
        row.id = UUID.randomUUID();
        row.account = UUID.randomUUID();
        row.exercise = "bounded-buffer";
        row.version = "1";
        row.language = "java";
        row.kind = kind;
        row.attempt = 1;
        row.created = Instant.EPOCH;
        row.finish(Verdict.WA, 40, Instant.EPOCH);
        row.output = "printed";
        row.judgeNote = "note";
        row.files = Map.of("Solution.java", "class Solution {}");
        return row;
    }

    private static StoredGrade grade() {
        var stage = new StoredStage();
        stage.stage = Stage.FUNCTIONAL;
        stage.status = StageResult.Status.FAILED;
        stage.facts = Map.of("cores", "2");
        var finding = new StoredFinding();
        finding.id = UUID.randomUUID();
        finding.stage = Stage.FUNCTIONAL;
        finding.kind = FindingKind.RACE;
        finding.message = "gone";
        finding.values = Map.of();
        finding.place = new StoredPlace("Solution.java", 3, 0);
        finding.evidence = List.of("line");
        finding.schedule = SubmissionSamples.SCHEDULE;
        var diagnostic = new StoredDiagnostic();
        diagnostic.severity = Diagnostic.Severity.WARNING;
        diagnostic.message = "unused";
        return new StoredGrade(
                List.of(stage),
                List.of(
                        run(KEPT, "fifo", Load.IDLE, 10, true),
                        run(UUID.randomUUID(), "unknown-case", Load.CPU, 50, true),
                        run(UUID.randomUUID(), "fifo", Load.IDLE, 30, false)),
                List.of(finding),
                List.of(diagnostic),
                Set.of(KEPT),
                Map.of());
    }

    private static StoredRun run(UUID id, String name, Load load, long wall, boolean passed) {
        var run = new StoredRun();
        run.id = id;
        run.stage = Stage.FUNCTIONAL;
        run.caseName = name;
        run.load = load;
        run.wallNanos = wall;
        run.cpuNanos = 5;
        run.memoryPeakBytes = 1000;
        run.passed = passed;
        return run;
    }
}
