package interlock.grading;

import interlock.exercise.ExercisePackage;
import interlock.exercise.GradingPlan;
import interlock.explore.Explorer;
import interlock.explore.Replayed;
import interlock.explore.ScheduleText;
import interlock.explore.Subject;
import interlock.language.Compilation;
import interlock.language.Language;
import interlock.verdict.Diagnostic;
import interlock.verdict.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options of `bin/explore` for one solution, and what is done with them.
@SuppressWarnings("NullAway.Init") // fields are set from the command line
final class SolutionOptions {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "all files of one solution")
    private List<Path> files;

    @Option(
            names = "--exercise",
            required = true,
            paramLabel = "SLUG",
            description = "the exercise it solves")
    private String exercise;

    @Option(names = "--case", paramLabel = "NAME", description = "this scenario only")
    private @Nullable String scenario;

    @Option(names = "--seed", paramLabel = "S", description = "of scripts and schedules")
    private @Nullable Long seed;

    @Option(
            names = "--k",
            paramLabel = "K",
            description = "replay this schedule; --case and --seed say of what")
    private @Nullable Long k;

    @Option(
            names = "--draw",
            paramLabel = "D",
            defaultValue = "1",
            description = "repetition of the case (${DEFAULT-VALUE})")
    private int draw;

    boolean isUnbroken(Shell shell) throws IOException, InterruptedException {
        var origin = origin();
        var solved = shell.exercise(exercise);
        var subject = compiled(solved, shell);
        var plan = chosen(solved.plan(), subject.language());
        var explorer = shell.explorer();
        if (!explorer.canExplore(subject, plan)) {
            throw new UsageException(
                    "no schedules to explore: %s has no scenario for this language"
                            .formatted(exercise));
        }
        return origin.isPresent()
                ? replay(explorer, subject, plan, shell, origin.get())
                : explore(explorer, subject, plan, shell);
    }

    /// What is to be replayed, if anything.
    private Optional<Schedule.Origin> origin() {
        if (k == null) {
            return Optional.empty();
        }
        if (scenario == null || seed == null) {
            throw new UsageException("a schedule is named by --case, --seed and --k together");
        }
        return Optional.of(new Schedule.Origin(scenario, draw, seed, k));
    }

    private boolean explore(Explorer explorer, Subject subject, GradingPlan plan, Shell shell)
            throws InterruptedException {
        long drawn = seed == null ? Explorer.drawSeed() : seed;
        var explored = explorer.explore(subject, plan, drawn, _ -> {});
        explored.findings().forEach(new FindingLines(shell.out())::print);
        new TreeMap<>(explored.facts())
                .forEach((name, fact) -> shell.out().println(name + " " + fact));
        return explored.findings().isEmpty();
    }

    private static boolean replay(
            Explorer explorer,
            Subject subject,
            GradingPlan plan,
            Shell shell,
            Schedule.Origin origin)
            throws InterruptedException {
        return switch (explorer.replay(subject, plan, origin)) {
            case Replayed.Whole(var schedule, var faults) -> {
                shell.out().print(ScheduleText.of(schedule));
                faults.forEach(new FindingLines(shell.out())::print);
                yield faults.isEmpty();
            }
            case Replayed.CutOff(var why) -> {
                new FindingLines(shell.out()).print(why);
                yield false;
            }
            case Replayed.NotOffered() -> throw new UsageException("no such case: " + origin);
        };
    }

    private Subject compiled(ExercisePackage solved, Shell shell) throws IOException {
        var language = language(solved, shell);
        var plan = Optional.ofNullable(solved.plan().languages().get(language.id())).orElseThrow();
        var texts = texts(plan.main());
        var sources = solved.sources(language.id(), texts);
        var slot = Shell.slot();
        return switch (language.compile(sources, slot)) {
            case Compilation.Compiled compiled -> {
                compiled.forbidden().forEach(new FindingLines(shell.out())::print);
                yield new Subject(language, compiled.program(), texts.keySet(), slot);
            }
            case Compilation.Refused refused ->
                    throw new UsageException(
                            refused.diagnostics().stream()
                                    .map(SolutionOptions::line)
                                    .collect(Collectors.joining("\n")));
        };
    }

    private Language language(ExercisePackage solved, Shell shell) {
        var offered = solved.plan().languages().keySet();
        var first = files.getFirst().toString();
        return shell.languages().all().stream()
                .filter(each -> each.endings().stream().anyMatch(first::endsWith))
                .filter(each -> offered.contains(each.id()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "%s is in no language of %s: %s"
                                                .formatted(
                                                        first,
                                                        exercise,
                                                        String.join(", ", offered))));
    }

    /// A single file may have any name.
    private Map<String, String> texts(String main) throws IOException {
        var texts = new TreeMap<String, String>();
        for (var file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("no such file: " + file);
            }
            var name = files.size() == 1 ? main : file.getFileName().toString();
            texts.put(name, Files.readString(file));
        }
        return texts;
    }

    /// `Solution.java:3:10: error: ';' expected`
    private static String line(Diagnostic told) {
        var place =
                told.where()
                        .map(at -> "%s:%d:%d: ".formatted(at.file(), at.line(), at.column()))
                        .orElse("");
        return place + told.severity().id() + ": " + told.message();
    }

    /// With only the case that is asked for.
    private GradingPlan chosen(GradingPlan plan, Language language) {
        if (scenario == null) {
            return plan;
        }
        var scenarios =
                plan.scenarios(language.id()).stream().map(GradingPlan.CasePlan::name).toList();
        if (!scenarios.contains(scenario)) {
            throw new UsageException(
                    "no scenario %s: there are %s"
                            .formatted(scenario, String.join(", ", scenarios)));
        }
        return new GradingPlan(
                plan.languages(),
                plan.limits(),
                plan.feedback(),
                plan.checks(),
                plan.points(),
                plan.cases().stream().filter(each -> each.name().equals(scenario)).toList());
    }
}
