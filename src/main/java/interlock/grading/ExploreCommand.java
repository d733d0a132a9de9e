package interlock.grading;

import interlock.exercise.ExerciseConfig;
import interlock.exercise.ExercisePackage;
import interlock.exercise.ExerciseReader;
import interlock.exercise.GradingPlan;
import interlock.exercise.ScriptDraw;
import interlock.explore.Corpus;
import interlock.explore.CorpusProgram;
import interlock.explore.ExploreConfig;
import interlock.explore.Explorer;
import interlock.explore.Replayed;
import interlock.explore.ScheduleText;
import interlock.explore.Subject;
import interlock.language.Compilation;
import interlock.language.Language;
import interlock.language.LanguageConfig;
import interlock.language.Languages;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import interlock.verdict.Finding;
import interlock.verdict.FindingText;
import interlock.verdict.Schedule;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// From source files to the schedule that breaks them, in the shell; and a benchmark of the engines
/// over a folder of programs whose fault is known. Ends with status 1 if a fault was found, or one
/// of the corpus was not.
public final class ExploreCommand {
    private final ExploreArguments arguments;
    private final SmallRyeConfig config;
    private final BubblewrapSandbox sandbox;
    private final Languages languages;
    private final PrintStream out;

    private ExploreCommand(
            ExploreArguments arguments,
            SmallRyeConfig config,
            BubblewrapSandbox sandbox,
            PrintStream out) {
        this.arguments = arguments;
        this.config = config;
        this.sandbox = sandbox;
        this.out = out;
        languages = new Languages(sandbox, config.getConfigMapping(LanguageConfig.class));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean isGood = false;
        try {
            var arguments = ExploreArguments.of(List.of(args));
            var config = CommandConfig.with(arguments.config());
            try (var sandbox =
                    new BubblewrapSandbox(config.getConfigMapping(SandboxConfig.class))) {
                Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
                var command = new ExploreCommand(arguments, config, sandbox, out);
                isGood = arguments.has("corpus") ? command.corpus() : command.solution();
            }
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
        }
        System.exit(isGood ? 0 : 1);
    }

    private boolean solution() throws IOException, InterruptedException {
        var exercises = config.getConfigMapping(ExerciseConfig.class);
        var exercise =
                new ExerciseReader(languages.all(), exercises)
                        .read(Path.of("exercises", arguments.text("exercise", "")));
        var subject = compiled(exercise);
        var plan = chosen(exercise.plan());
        var explorer =
                new Explorer(
                        sandbox,
                        new ScriptDraw(exercises),
                        config.getConfigMapping(ExploreConfig.class));
        if (!explorer.canExplore(subject, plan)) {
            throw new IllegalArgumentException("no engine, or no scenario, for these files");
        }
        return arguments.has("k")
                ? replay(explorer, subject, plan)
                : explore(explorer, subject, plan);
    }

    private boolean explore(Explorer explorer, Subject subject, GradingPlan plan)
            throws InterruptedException {
        long seed = arguments.number("seed", Explorer.drawSeed());
        var explored = explorer.explore(subject, plan, seed, _ -> {});
        explored.findings().forEach(this::print);
        new TreeMap<>(explored.facts()).forEach((name, fact) -> out.println(name + " " + fact));
        return explored.findings().isEmpty();
    }

    private boolean replay(Explorer explorer, Subject subject, GradingPlan plan)
            throws InterruptedException {
        var origin =
                new Schedule.Origin(
                        arguments.text("case", plan.cases().getFirst().name()),
                        (int) arguments.number("draw", 1),
                        arguments.number("seed", 1),
                        arguments.number("k", 1));
        return switch (explorer.replay(subject, plan, origin)) {
            case Replayed.Whole(var schedule, var faults) -> {
                out.print(ScheduleText.of(schedule));
                faults.forEach(this::print);
                yield faults.isEmpty();
            }
            case Replayed.CutOff(Finding why) -> {
                print(why);
                yield false;
            }
            case Replayed.NotOffered() ->
                    throw new IllegalArgumentException("no such case: " + origin);
        };
    }

    private void print(Finding finding) {
        out.printf(
                "%s: %s%n",
                finding.kind().id(),
                FindingText.shipped()
                        .sentence(finding.message(), finding.values(), Locale.ENGLISH));
        finding.evidence().forEach(line -> out.println("    " + line));
        var schedule = finding.schedule();
        if (schedule != null) {
            var origin = schedule.origin();
            out.printf(
                    "%n%s%nreplay: --case %s --draw %d --seed %d --k %d%n",
                    ScheduleText.of(schedule),
                    origin.caseName(),
                    origin.draw(),
                    origin.seed(),
                    origin.k());
        }
    }

    private Subject compiled(ExercisePackage exercise) throws IOException {
        var first = arguments.files().getFirst().getFileName().toString();
        var language =
                languages.all().stream()
                        .filter(each -> each.endings().stream().anyMatch(first::endsWith))
                        .filter(each -> exercise.plan().languages().containsKey(each.id()))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no language for " + first));
        var plan =
                Optional.ofNullable(exercise.plan().languages().get(language.id())).orElseThrow();
        var files = new TreeMap<String, String>();
        for (var file : arguments.files()) {
            boolean isOnly = arguments.files().size() == 1;
            var name = isOnly ? plan.main() : file.getFileName().toString();
            files.put(name, Files.readString(file));
        }
        var include = exercise.include().getOrDefault(language.id(), Map.of());
        var sources = new Language.Sources(files, include, plan.forbidden());
        return switch (language.compile(sources, slot())) {
            case Compilation.Compiled compiled ->
                    new Subject(language, compiled.program(), files.keySet(), slot());
            case Compilation.Refused refused ->
                    throw new IllegalArgumentException(refused.diagnostics().toString());
        };
    }

    private static Slot slot() {
        return new Slot(0, Cores.allowed());
    }

    /// With only the case that is asked for.
    private GradingPlan chosen(GradingPlan plan) {
        return new GradingPlan(
                plan.languages(),
                plan.limits(),
                plan.feedback(),
                plan.checks(),
                plan.points(),
                plan.cases().stream()
                        .filter(each -> each.name().equals(arguments.text("case", each.name())))
                        .toList());
    }

    private boolean corpus() throws IOException, InterruptedException {
        var corpus = new Corpus(sandbox, config.getConfigMapping(ExploreConfig.class), slot());
        out.printf(
                "%-44s %-9s %-20s %8s %10s %8s %8s %6s %8s %s%n",
                "program",
                "",
                "found by",
                "worst",
                "schedules",
                "/cpu s",
                "/wall s",
                "start",
                "replays",
                "witness");
        boolean isGood = true;
        try (var all = Files.walk(Path.of(arguments.text("corpus", "")))) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().contains(arguments.text("only", ""))) {
                    isGood &= tried(CorpusProgram.read(file), corpus);
                }
            }
        }
        return isGood;
    }

    private boolean tried(CorpusProgram program, Corpus corpus) throws InterruptedException {
        int blocks = (int) arguments.number("blocks", 10);
        int replays = (int) arguments.number("replays", 3);
        for (var language : languages.all()) {
            if (program.isIn(language)) {
                var tried =
                        corpus.tried(program, language, program.isRight() ? 1 : blocks, replays);
                if (tried.isPresent()) {
                    return print(program, tried.get(), replays);
                }
            }
        }
        out.printf("%-44s no engine%n", program.name());
        return true;
    }

    private boolean print(CorpusProgram program, Corpus.Tried tried, int replays) {
        boolean isFound = !tried.faults().isEmpty();
        boolean isGood =
                program.isRight()
                        ? !isFound && tried.races().stream().allMatch(List::isEmpty)
                        : tried.worst() > 0 && tried.replays() == replays;
        out.printf(
                "%-44s %-9s %-20s %8d %10d %8.0f %8.0f %5dms %4d/%d    %s%n",
                program.name(),
                isGood ? "ok" : "BAD",
                isFound ? tried.faults().getFirst().message().replaceFirst("^.*\\.", "") : "–",
                tried.worst(),
                tried.schedules(),
                perSecond(tried.schedules(), tried.cpu()),
                perSecond(tried.schedules(), tried.wall()),
                tried.start().toMillis(),
                tried.replays(),
                isFound ? replays : 0,
                tried.races().map(found -> found.isEmpty() ? "no race" : "race").orElse("–"));
        if (!isGood) {
            tried.faults().forEach(this::print);
            tried.races().ifPresent(races -> races.forEach(this::print));
        }
        return isGood;
    }

    private static double perSecond(long count, Duration time) {
        return count / Math.max(1e-9, time.toNanos() / 1e9);
    }
}
