package interlock.grading;

import interlock.exercise.ExercisePackage;
import interlock.exercise.KnownSolution;
import interlock.verdict.Grade;
import interlock.verdict.StageResult;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The publish gate run from the shell: grades every solution of the exercises under `exercises/`
/// and prints expected and actual.
@Command(
        name = "bin/verify-exercises",
        usageHelpAutoWidth = true,
        description = {
            "Grades every right and wrong solution of the exercises, and prints expected and"
                    + " actual.",
            "Ends with status 1 if one is not as expected."
        })
public final class VerifyExercises implements Callable<Integer> {
    @Option(names = "--help", usageHelp = true, description = "tells this")
    @SuppressWarnings("UnusedVariable") // the library looks at it
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "SLUG", description = "the exercises, all if none")
    private List<String> slugs = List.of();

    @Option(names = "--only", paramLabel = "TEXT", description = "part of the wanted paths")
    private String only = "";

    @Option(
            names = "--times",
            paramLabel = "N",
            description = "how often all of it is done (${DEFAULT-VALUE})")
    private int times = 1;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "solutions graded at one time, all on the same cores (${DEFAULT-VALUE})")
    private int jobs = 1;

    public static void main(String[] args) {
        Shell.run(new VerifyExercises(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var shell = Shell.open(Map.of())) {
            var wanted = slugs.isEmpty() ? shell.slugs() : slugs;
            var exercises = new ArrayList<ExercisePackage>();
            for (var slug : wanted) {
                exercises.add(shell.exercise(slug));
            }
            if (exercises.stream().allMatch(each -> wanted(each).isEmpty())) {
                throw new UsageException(
                        "no solution of these has '%s' in its path".formatted(only));
            }
            var repeats = shell.config().getConfigMapping(GraderConfig.class).gateRepeats();
            var verifying =
                    new Verifying(
                            new Gate(shell.grader(), repeats),
                            Slots.sharing(Cores.allowed(), jobs),
                            shell.out());
            int failed = 0;
            for (int i = 0; i < times; i++) {
                for (var exercise : exercises) {
                    failed += verifying.verify(exercise, wanted(exercise));
                }
            }
            return failed == 0 ? 0 : 1;
        }
    }

    private List<KnownSolution> wanted(ExercisePackage exercise) {
        return exercise.solutions().stream()
                .filter(solution -> solution.path().contains(only))
                .toList();
    }

    private record Verifying(Gate gate, Slots slots, PrintStream out) {
        /// Grades the solutions of one exercise on all slots at once; returns how many were not as
        /// expected.
        int verify(ExercisePackage exercise, List<KnownSolution> solutions)
                throws InterruptedException {
            out.printf("%n%s %s%n", exercise.slug(), exercise.version());
            var trials = new ArrayList<Future<Trial>>();
            int failed = 0;
            try (var workers = Executors.newFixedThreadPool(slots.count())) {
                for (var solution : solutions) {
                    trials.add(workers.submit(() -> trial(exercise, solution)));
                }
                for (var trial : trials) {
                    failed += isGood(trial) ? 0 : 1;
                }
            }
            out.printf(
                    "%s: %d solutions, %d not as expected%n",
                    exercise.slug(), trials.size(), failed);
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
}
