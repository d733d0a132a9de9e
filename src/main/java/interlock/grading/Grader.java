package interlock.grading;

import interlock.explore.Explorer;
import interlock.explore.Replayed;
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
        return grade(submitted, slot, StagePlay.ALL, progress);
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
        var reached = new Reached(progress);
        reached.begin(Stage.COMPILE);
        Instant start = clock.instant();
        var language = language(submitted);
        var compilation = compile(submitted, language, slot);
        var build = buildFindings(compilation);
        var took = Duration.between(start, clock.instant());
        reached.end(Scoring.done(Stage.COMPILE, plan, took, build));
        String output = "";
        if (compilation instanceof Compilation.Compiled compiled) {
            reached.begin(Stage.RULES);
            reached.end(Scoring.done(Stage.RULES, plan, Duration.ZERO, compiled.forbidden()));
            var subject = new CaseStage.Subject(submitted, language, compiled.program(), slot);
            output = new StagePlay(caseStage, explorer, clock, subject, reached).play(played);
        }
        return grade(submitted, compilation.diagnostics(), reached.stages(), output);
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
                yield explorer.replay(subject.explored(), submitted.exercise().plan(), origin);
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
        var sources = submitted.exercise().sources(language.id(), submitted.files());
        return language.compile(sources, slot);
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
