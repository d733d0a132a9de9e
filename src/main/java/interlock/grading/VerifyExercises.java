package interlock.grading;

import interlock.exercise.ExerciseConfig;
import interlock.exercise.ExercisePackage;
import interlock.exercise.ExerciseReader;
import interlock.exercise.InvalidExerciseException;
import interlock.exercise.KnownSolution;
import interlock.exercise.ScriptDraw;
import interlock.explore.ExploreConfig;
import interlock.explore.Explorer;
import interlock.language.LanguageConfig;
import interlock.language.Languages;
import interlock.load.LoadConfig;
import interlock.load.StressNg;
import interlock.observe.ObserveConfig;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.SandboxConfig;
import interlock.verdict.Grade;
import interlock.verdict.StageResult;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// The publish gate run from the shell: grades every solution of the exercises under `exercises/`
/// and prints expected and actual. Ends with status 1 if one is not as expected.
public final class VerifyExercises {
    private final Gate gate;
    private final Slots slots;
    private final ExerciseReader reader;
    private final PrintStream out;

    private VerifyExercises(
            SmallRyeConfig config, BubblewrapSandbox sandbox, int jobs, PrintStream out) {
        var languages = new Languages(sandbox, config.getConfigMapping(LanguageConfig.class));
        var repeats = config.getConfigMapping(GraderConfig.class).gateRepeats();
        gate = new Gate(grader(config, sandbox, languages), repeats);
        slots = Slots.sharing(Cores.allowed(), jobs);
        reader = new ExerciseReader(languages.all(), config.getConfigMapping(ExerciseConfig.class));
        this.out = out;
    }

    /// The grader as the server has it.
    static Grader grader(SmallRyeConfig config, BubblewrapSandbox sandbox, Languages languages) {
        var drawing = new ScriptDraw(config.getConfigMapping(ExerciseConfig.class));
        return new GraderBeans()
                .grader(
                        sandbox,
                        languages,
                        new StressNg(sandbox, config.getConfigMapping(LoadConfig.class)),
                        drawing,
                        config.getConfigMapping(GraderConfig.class),
                        config.getConfigMapping(ObserveConfig.class),
                        new Explorer(
                                sandbox, drawing, config.getConfigMapping(ExploreConfig.class)));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var arguments = VerifyArguments.of(List.of(args));
        var config = CommandConfig.with(Map.of());
        int failed = 0;
        try (var sandbox = new BubblewrapSandbox(config.getConfigMapping(SandboxConfig.class))) {
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
            var verify = new VerifyExercises(config, sandbox, arguments.jobs(), out);
            for (int i = 0; i < arguments.times(); i++) {
                for (var folder : folders(arguments)) {
                    failed += verify.verify(folder, arguments);
                }
            }
        } catch (InvalidExerciseException faulty) {
            out.println(faulty.getMessage());
            failed++;
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static List<Path> folders(VerifyArguments arguments) throws IOException {
        try (var all = Files.list(Path.of("exercises"))) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> arguments.wants(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /// Grades the solutions of one exercise on all slots at once; returns how many were not as
    /// expected.
    private int verify(Path folder, VerifyArguments arguments) throws InterruptedException {
        var exercise = reader.read(folder);
        out.printf("%n%s %s%n", exercise.slug(), exercise.version());
        var trials = new ArrayList<Future<Trial>>();
        int failed = 0;
        try (var workers = Executors.newFixedThreadPool(slots.count())) {
            for (var solution : exercise.solutions()) {
                if (arguments.wantsSolution(solution.path())) {
                    trials.add(workers.submit(() -> trial(exercise, solution)));
                }
            }
            for (var trial : trials) {
                failed += isGood(trial) ? 0 : 1;
            }
        }
        out.printf(
                "%s: %d solutions, %d not as expected%n", exercise.slug(), trials.size(), failed);
        return failed;
    }

    private Trial trial(ExercisePackage exercise, KnownSolution solution)
            throws InterruptedException {
        try (var lease = slots.take()) {
            return gate.trial(exercise, solution, lease.slot());
        }
    }

    private boolean isGood(Future<Trial> trial) throws InterruptedException {
        try {
            return print(trial.get());
        } catch (ExecutionException fault) {
            fault.printStackTrace(out);
            return false;
        }
    }

    private boolean print(Trial trial) {
        var grade = trial.grade();
        out.printf(
                "%-4s %-52s %-30s %-40s %3d  %s %s%n",
                trial.isAsExpected() ? "ok" : trial.isPending() ? "wait" : "BAD",
                trial.solution().path(),
                trial.expected(),
                trial.actual(),
                grade.score(),
                times(grade),
                trial.note());
        return trial.isGood();
    }

    /// Seconds by stage: `compile 1.2 functional 8.0`.
    private static String times(Grade grade) {
        return grade.stages().stream()
                .filter(stage -> stage.took().toMillis() > 0)
                .map(stage -> "%s %.1f".formatted(stage.stage().id(), seconds(stage)))
                .collect(Collectors.joining(" "));
    }

    private static double seconds(StageResult stage) {
        return stage.took().toMillis() / 1000.0;
    }
}
