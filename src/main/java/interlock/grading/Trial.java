package interlock.grading;

import interlock.exercise.GateRow;
import interlock.exercise.KnownSolution;
import interlock.verdict.CaseRun;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.FindingText;
import interlock.verdict.Grade;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A known solution and the grade it got.
record Trial(KnownSolution solution, Grade grade) {
    /// Whether the grade is the expected one: verdict, failing stage and finding.
    boolean isAsExpected() {
        return grade.verdict() == solution.verdict() && stageFits() && findingFits();
    }

    /// Whether only a stage that cannot be run yet could tell this solution, and it was let pass.
    boolean isPending() {
        return failing().isEmpty() && solution.pending().filter(this::wasNotRun).isPresent();
    }

    private boolean wasNotRun(Stage stage) {
        return grade.stages().stream()
                .filter(result -> result.stage() == stage)
                .noneMatch(result -> result.status() == StageResult.Status.PASSED);
    }

    boolean isGood() {
        return isAsExpected() || isPending();
    }

    /// What the catalogue keeps of it.
    GateRow row() {
        return new GateRow(
                solution.path(),
                solution.language(),
                new GateRow.Ruling(solution.verdict(), solution.finding(), solution.stage()),
                new GateRow.Ruling(
                        grade.verdict(),
                        found().map(Finding::kind).findFirst().orElse(null),
                        failing().map(StageResult::stage).orElse(null)),
                isGood(),
                note());
    }

    /// Why it is not as expected, or why that is good for now.
    String note() {
        if (!isAsExpected() && isPending()) {
            return "waits for " + solution.pending().orElseThrow().id();
        }
        return isAsExpected() ? "" : found().findFirst().map(this::toldOfCase).orElse("");
    }

    private String toldOfCase(Finding finding) {
        var cases =
                failing().stream()
                        .flatMap(stage -> stage.runs().stream())
                        .filter(run -> !run.passed())
                        .map(CaseRun::caseName)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return cases.isEmpty() ? sentence(finding) : "%s: %s".formatted(cases, sentence(finding));
    }

    private static String sentence(Finding finding) {
        return FindingText.shipped().sentence(finding.message(), finding.values(), Locale.ENGLISH);
    }

    /// `WA race@functional`, `AC`.
    String expected() {
        return told(
                solution.verdict().name(),
                Optional.ofNullable(solution.finding()).map(FindingKind::id).orElse(""),
                Optional.ofNullable(solution.stage()).map(Stage::id).orElse(""));
    }

    String actual() {
        return told(
                grade.verdict().name(),
                found().map(finding -> finding.kind().id())
                        .distinct()
                        .collect(Collectors.joining(",")),
                failing().map(stage -> stage.stage().id()).orElse(""));
    }

    Optional<StageResult> failing() {
        return grade.stages().stream()
                .filter(stage -> stage.status() == StageResult.Status.FAILED)
                .findFirst();
    }

    /// What the failing stage found. What is explored after it only shows it.
    private Stream<Finding> found() {
        return failing().stream().flatMap(stage -> stage.findings().stream());
    }

    private boolean stageFits() {
        return solution.stage() == null
                || failing().filter(stage -> stage.stage() == solution.stage()).isPresent();
    }

    private boolean findingFits() {
        return solution.finding() == null || found().map(Finding::kind).anyMatch(this::isExpected);
    }

    /// Whether a race shows as a wrong result or as a deadlock depends on the schedule that is
    /// found first.
    private boolean isExpected(FindingKind kind) {
        boolean isOfSchedule =
                solution.stage() == Stage.EXPLORE
                        && solution.finding() == FindingKind.RACE
                        && kind == FindingKind.DEADLOCK;
        return kind == solution.finding() || isOfSchedule;
    }

    private static String told(String verdict, String findings, String stage) {
        var place = stage.isEmpty() ? "" : "@" + stage;
        return (verdict + " " + findings + place).strip();
    }
}
