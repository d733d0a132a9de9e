package interlock.grading;

import interlock.exercise.ExercisePackage;
import interlock.exercise.KnownSolution;
import interlock.sandbox.Slot;
import interlock.verdict.Stage;
import interlock.verdict.Verdict;

/// Tries an exercise on its own right and wrong solutions. Immutable.
final class Gate {
    private final Grader grader;
    private final int repeats;

    /// @param repeats how often each accepted solution must be accepted
    Gate(Grader grader, int repeats) {
        this.grader = grader;
        this.repeats = repeats;
    }

    /// Grades one known solution; an accepted one repeatedly, until it once is not. What exploring
    /// is to find it must find, and not luck before it.
    Trial trial(ExercisePackage exercise, KnownSolution solution, Slot slot)
            throws InterruptedException {
        var submitted = new Submitted(exercise, solution.language(), solution.files(), false);
        if (solution.stage() == Stage.EXPLORE) {
            return new Trial(solution, grader.gradeByExploring(submitted, slot));
        }
        int times = solution.verdict() == Verdict.AC ? Math.max(1, repeats) : 1;
        Trial trial = new Trial(solution, grader.grade(submitted, slot, _ -> {}));
        for (int i = 1; i < times && trial.isAsExpected(); i++) {
            trial = new Trial(solution, grader.grade(submitted, slot, _ -> {}));
        }
        return trial;
    }
}
