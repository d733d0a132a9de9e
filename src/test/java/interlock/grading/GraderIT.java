package interlock.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.exercise.ExercisePackage;
import interlock.sandbox.Slot;
import interlock.verdict.FindingKind;
import interlock.verdict.Grade;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Takes known solutions through the stages, in real boxes.
class GraderIT {
    private static final Slot SLOT = new Slot(56, Set.of(0, 1));

    private static Shell shell;
    private static Grader grader;
    private static ExercisePackage buffer;

    @BeforeAll
    static void open() throws IOException {
        shell = Shell.open(Map.of());
        grader = shell.grader();
        buffer = shell.exercise("bounded-buffer");
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void what_was_seen_from_outside_is_shown_by_a_schedule_too() throws Exception {
        var grade = graded("wrong_answer/notify-one.java");
        assertEquals(Verdict.WA, grade.verdict());
        assertEquals(FindingKind.DEADLOCK, grade.findings().getFirst().kind());
        assertEquals(StageResult.Status.FAILED, stage(grade, Stage.FUNCTIONAL).status());
        var explored = stage(grade, Stage.EXPLORE);
        assertTrue(explored.findings().getFirst().schedule() != null, explored::toString);
        assertEquals(StageResult.Status.SKIPPED, stage(grade, Stage.OBSERVE).status());
    }

    @Test
    void what_one_thread_alone_shows_is_not_explored() throws Exception {
        var grade = graded("wrong_answer/null-accepted.java");
        assertEquals(StageResult.Status.FAILED, stage(grade, Stage.FUNCTIONAL).status());
        assertEquals(StageResult.Status.SKIPPED, stage(grade, Stage.EXPLORE).status());
    }

    private static Grade graded(String path) throws InterruptedException {
        var solution =
                buffer.solutions().stream()
                        .filter(each -> each.path().equals(path))
                        .findFirst()
                        .orElseThrow();
        return grader.grade(
                new Submitted(buffer, solution.language(), solution.files(), false), SLOT, _ -> {});
    }

    private static StageResult stage(Grade grade, Stage stage) {
        return grade.stages().stream()
                .filter(result -> result.stage() == stage)
                .findFirst()
                .orElseThrow();
    }
}
