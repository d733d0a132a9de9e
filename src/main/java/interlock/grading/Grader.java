package interlock.grading;

import interlock.explore.Explorer;
import interlock.explore.Replayed;
import interlock.explore.Subject;
import interlock.language.Compilation;
import interlock.language.Language;
import interlock.language.Languages;
import interlock.sandbox.Slot;
import interlock.verdict.Diagnostic;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Grade;
import interlock.verdict.Progress;
import interlock.verdict.Schedule;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Takes one submission through the stages. Immutable; each call is confined to its thread.
public final class Grader {
    private static final List<Stage> PLAYED =
            List.of(
                    Stage.FUNCTIONAL,
                    Stage.EXPLORE,
                    Stage.OBSERVE,
                    Stage.LOAD_CPU,
                    Stage.LOAD_IO,
                    Stage.BENCHMARK,
                    Stage.REVIEW);

    private final Languages languages;
    private final CaseStage caseStage;
    private final Explorer explorer;
    private final Clock clock;

    Grader(Languages languages, CaseStage caseStage, Explorer explorer, Clock clock) {
        this.languages = languages;
        this.caseStage = caseStage;
        this.explorer = explorer;
        this.clock = clock;
    }

    /// Compiles, plays and checks, gate after gate.
    ///
    /// @throws interlock.sandbox.SandboxException if a box failed: to be tried again
    Grade grade(Submitted submitted, Slot slot, Consumer<Progress> progress)
            throws InterruptedException {
        return grade(submitted, slot, PLAYED, progress);
    }

    /// What exploring alone says of it, whatever shows by luck in the stage before.
    ///
    /// @throws interlock.sandbox.SandboxException if a box failed: to be tried again
    Grade gradeByExploring(Submitted submitted, Slot slot) throws InterruptedException {
        return grade(submitted, slot, List.of(Stage.EXPLORE), _ -> {});
    }

    private Grade grade(
            Submitted submitted, Slot slot, List<Stage> played, Consumer<Progress> progress)
            throws InterruptedException {
        var plan = submitted.exercise().plan();
        var stages = new ArrayList<StageResult>();
        progress.accept(new Progress.StageStarted(Stage.COMPILE, 1));
        Instant start = clock.instant();
        var language = language(submitted);
        var compilation = compile(submitted, language, slot);
        var build = buildFindings(compilation);
        add(stages, Scoring.done(Stage.COMPILE, plan, since(start), build), progress);
        if (compilation instanceof Compilation.Compiled compiled) {
            progress.accept(new Progress.StageStarted(Stage.RULES, 1));
            add(
                    stages,
                    Scoring.done(Stage.RULES, plan, Duration.ZERO, compiled.forbidden()),
                    progress);
            var run = new CaseStage.Subject(submitted, language, compiled.program(), slot);
            var output = play(run, played, stages, progress);
            return grade(submitted, compilation.diagnostics(), stages, output);
        }
        return grade(submitted, compilation.diagnostics(), stages, "");
    }

    /// Plays one explored schedule of a submission again.
    ///
    /// @throws interlock.sandbox.SandboxException if a box failed: to be tried again
    Replayed replay(Submitted submitted, Slot slot, Schedule.Origin origin)
            throws InterruptedException {
        var language = language(submitted);
        var compilation = compile(submitted, language, slot);
        return switch (compilation) {
            case Compilation.Refused refused ->
                    new Replayed.CutOff(buildFindings(refused).getFirst());
            case Compilation.Compiled compiled -> {
                var subject = new CaseStage.Subject(submitted, language, compiled.program(), slot);
                yield explorer.replay(explored(subject), submitted.exercise().plan(), origin);
            }
        };
    }

    private Language language(Submitted submitted) {
        return languages
                .byId(submitted.language())
                .orElseThrow(
                        () -> new IllegalStateException("no language " + submitted.language()));
    }

    private static Compilation compile(Submitted submitted, Language language, Slot slot) {
        var exercise = submitted.exercise();
        var plan = exercise.plan().languages().get(language.id());
        if (plan == null) {
            throw new IllegalStateException(exercise.slug() + " offers no " + language.id());
        }
        return language.compile(
                new Language.Sources(
                        submitted.files(),
                        exercise.include().getOrDefault(language.id(), Map.of()),
                        plan.forbidden()),
                slot);
    }

    private static List<Finding> buildFindings(Compilation compilation) {
        return switch (compilation) {
            case Compilation.Compiled _ -> List.of();
            case Compilation.Refused refused ->
                    List.of(
                            new Finding(
                                    FindingKind.BUILD,
                                    "build.failed",
                                    Map.of(
                                            "errors",
                                            Long.toString(errorsAmong(refused.diagnostics())))));
        };
    }

    private static long errorsAmong(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(line -> line.severity() == Diagnostic.Severity.ERROR)
                .count();
    }

    /// Plays stage after stage until a gate fails; returns what the program printed. What failed
    /// among threads is explored nevertheless: a schedule that is found can be shown and replayed;
    /// that none is found says nothing.
    private String play(
            CaseStage.Subject subject,
            List<Stage> played,
            List<StageResult> stages,
            Consumer<Progress> progress)
            throws InterruptedException {
        var plan = subject.submitted().exercise().plan();
        var output = new StringBuilder();
        boolean isWorthShowing = false;
        for (var stage : played) {
            boolean failed = failed(stages);
            boolean isShown = stage == Stage.EXPLORE && isWorthShowing && hasEngine(subject);
            if (!isPlayed(stage, subject) || (failed && !isShown)) {
                continue;
            }
            Instant start = clock.instant();
            if (stage == Stage.EXPLORE && !canExplore(subject)) {
                var why = "nothing explores " + subject.language().title() + " here yet";
                add(stages, Scoring.impossible(stage, why), progress);
                continue;
            }
            var measured =
                    stage == Stage.EXPLORE
                            ? explore(subject, output, progress)
                            : caseStage.play(stage, subject, output, progress);
            isWorthShowing = measured.failedAmongThreads();
            boolean isNothing = failed && measured.findings().isEmpty();
            var done = Scoring.done(stage, plan, since(start), measured);
            add(stages, isNothing ? Scoring.skipped(stage, plan) : done, progress);
        }
        return output.toString();
    }

    /// Threads are scheduled by an engine, processes by gates.
    private boolean canExplore(CaseStage.Subject subject) {
        var plan = subject.submitted().exercise().plan();
        return hasEngine(subject) || !plan.cases(Stage.EXPLORE, subject.language().id()).isEmpty();
    }

    private boolean hasEngine(CaseStage.Subject subject) {
        return explorer.canExplore(explored(subject), subject.submitted().exercise().plan());
    }

    private Measured explore(
            CaseStage.Subject subject, StringBuilder output, Consumer<Progress> progress)
            throws InterruptedException {
        var plan = subject.submitted().exercise().plan();
        if (!hasEngine(subject)) {
            return caseStage.play(Stage.EXPLORE, subject, output, progress);
        }
        var found = explorer.explore(explored(subject), plan, Explorer.drawSeed(), progress);
        output.append(found.printed());
        return new Measured(found.findings(), found.runs(), found.facts(), false);
    }

    private static Subject explored(CaseStage.Subject subject) {
        return new Subject(
                subject.language(),
                subject.program(),
                subject.submitted().files().keySet(),
                subject.slot());
    }

    private static boolean isPlayed(Stage stage, CaseStage.Subject subject) {
        var submitted = subject.submitted();
        boolean listed = submitted.exercise().plan().points().containsKey(stage);
        return submitted.samplesOnly()
                ? stage == Stage.FUNCTIONAL
                : listed && Scoring.RUNNABLE.contains(stage);
    }

    private static boolean failed(List<StageResult> stages) {
        return stages.stream().anyMatch(stage -> stage.status() == StageResult.Status.FAILED);
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    private static void add(
            List<StageResult> stages, StageResult result, Consumer<Progress> progress) {
        stages.add(result);
        progress.accept(new Progress.StageDone(result.stage(), result.status()));
    }

    private static Grade grade(
            Submitted submitted,
            List<Diagnostic> diagnostics,
            List<StageResult> reached,
            String output) {
        var plan = submitted.exercise().plan();
        var all = new ArrayList<StageResult>();
        for (var stage : Stage.values()) {
            reached.stream()
                    .filter(result -> result.stage() == stage)
                    .findFirst()
                    .ifPresentOrElse(all::add, () -> all.add(Scoring.skipped(stage, plan)));
        }
        return new Grade(
                Scoring.verdictOf(all), Scoring.scoreOf(all, plan), diagnostics, all, output);
    }
}
