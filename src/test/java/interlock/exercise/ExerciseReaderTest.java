package interlock.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.verdict.FindingKind;
import interlock.verdict.Stage;
import interlock.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExerciseReaderTest {
    private final PackageExample right = PackageExample.right();

    @Test
    void a_right_package_is_read_whole() {
        var read = right.read();
        assertEquals("bounded-buffer", read.slug());
        assertEquals("有界缓冲区", read.name().zh());
        assertEquals(List.of("java", "python"), List.copyOf(read.plan().languages().keySet()));
        assertEquals(10, read.plan().limits().wall().toSeconds());
        assertEquals(64, read.plan().limits().processes());
        assertEquals(GradingPlan.Feedback.FINDINGS, read.plan().feedback());
        assertEquals(60, read.plan().points().get(Stage.FUNCTIONAL));
        assertEquals(6, read.solutions().size());
    }

    @Test
    void cases_keep_the_order_of_their_threads_and_take_the_usual_stages_that_give_points() {
        var plan = right.read().plan();
        var first = plan.cases().getFirst();
        assertEquals(List.of("main", "A"), List.copyOf(first.threads().keySet()));
        assertEquals(java.util.Set.of(Stage.FUNCTIONAL, Stage.LOAD_CPU), first.stages());
        assertEquals(1, plan.cases(Stage.OBSERVE, "java").size());
    }

    @Test
    void quiet_may_name_nobody() {
        var plan = right.replacing("grading.yaml", "quiet 2s A", "quiet 2s").read().plan();
        assertEquals(2, plan.cases().size());
    }

    @Test
    void solutions_take_their_verdict_from_the_folder_and_the_rest_from_the_first_match() {
        var solutions = right.read().solutions();
        var wrong =
                solutions.stream()
                        .filter(each -> each.path().equals("wrong_answer/if-not-while.java"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Verdict.WA, wrong.verdict());
        assertEquals(FindingKind.RACE, wrong.finding());
        assertEquals(Stage.EXPLORE, wrong.waitsFor());
        assertEquals(Map.of("Solution.java", "secret wrong"), wrong.files());
        var folder =
                solutions.stream()
                        .filter(each -> each.path().equals("accepted/semaphores"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(java.util.Set.of("Solution.java", "Ring.java"), folder.files().keySet());
        assertEquals("java", folder.language());
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            problem.yaml | 2025-09               | 2024-01        | problem_format_version
            problem.yaml | uuid: 6d2c            | uuid: xd2c     | uuid
            problem.yaml | version: 1.0.0        | version: 1.5   | version
            problem.yaml | version: 1.0.0        | version: a/b   | version
            problem.yaml | , zh: 有界缓冲区       |                | name.zh
            problem.yaml | author: Interlock     | `            ` | author
            problem.yaml | author: Interlock     | autor: x       | autor
            problem.yaml | [monitor, queue]      | monitor        | keywords
            problem.yaml | [monitor, queue]      | [monitor, 3]   | keywords.1
            problem.yaml | difficulty: 3         | difficulty: 6  | difficulty
            problem.yaml | minutes: 45           | minutes: "45"  | minutes
            problem.yaml | minutes: 45           | minutes: 45 46 | minutes
            grading.yaml | kind: code            | kind: quiz     | kind
            grading.yaml | python: {main         | ruby: {main    | languages.ruby
            grading.yaml | main: Solution.java   | main: a/S.java | languages.java.main
            grading.yaml | main: Solution.java   | main: S.txt    | languages.java.main
            grading.yaml | wall: 10s             | wall: 10       | limits.wall
            grading.yaml | wall: 10s             | wall: 900s     | limits.wall
            grading.yaml | memory: 128MiB        | memory: 128    | limits.memory
            grading.yaml | memory: 128MiB        | ram: 128MiB    | limits.ram
            grading.yaml | feedback: findings    | feedback: some | feedback
            grading.yaml | functional: 60        | functional: 61 | points
            grading.yaml | functional: 60        | typing: 60     | points.typing
            grading.yaml | load-cpu: 10          | load-io: -10   | points.load-io
            grading.yaml | timeouts op=take      | timeouts op    | checks.2
            grading.yaml | timeouts op=take      | patience op=a  | cases.0.checks
            grading.yaml | timeouts op=take      | timeouts opp=a | cases.0.checks
            grading.yaml | name: quiet           | name: A b      | cases.1.name
            grading.yaml | name: quiet           | name: close-releases-takers | cases.1.name
            grading.yaml | sample: true          | sample: maybe  | cases.0.sample
            grading.yaml | sample: true          | sample: false  | cases
            grading.yaml | stages: [observe]     | stages: [rules] | cases.1.stages
            grading.yaml | stages: [observe]     | stages: [load-io] | cases.1.stages
            grading.yaml | stages: [observe]     | stages: []     | points.observe
            grading.yaml | repeat: 2             | repeat: 0      | cases.1.repeat
            grading.yaml | repeat: 2             | repeats: 2     | cases.1.repeats
            grading.yaml | `"1..3"`              | `"3..1"`       | cases.0.object.capacity
            grading.yaml | capacity: 1}          | size: 1}       | cases.1.object
            grading.yaml | $capacity, of         | $size, of      | cases.1.threads.A.0.times
            grading.yaml | $capacity, of         | 5000, of       | cases.1.threads
            grading.yaml | asleep A              | asleep B       | cases.0.threads.main.1
            grading.yaml | quiet 2s A            | quiet A        | cases.0.threads.main.2
            grading.yaml | quiet 2s A            | quiet 2s B     | cases.0.threads.main.2
            grading.yaml | quiet 2s A            | returned A     | cases.0.threads.main.2
            grading.yaml | quiet 2s A            | returned 1 B   | cases.0.threads.main.2
            grading.yaml | join A                | join main      | cases.0.threads.main.4
            grading.yaml | join A                | interrupt A    | cases.0.threads.main.4
            grading.yaml | [take,                | [sleep 5,      | cases.0.threads.A.0
            grading.yaml | [take,                | [start A,      | cases.0.threads.A.0
            grading.yaml | [take,                | [put $size,    | cases.0.threads.A.0
            grading.yaml | [take,                | [[take],       | cases.0.threads.A.0
            grading.yaml | random: "3..6"        | random: 1ms   | cases.0.threads.A.2.random
            submissions.yaml | wrong_answer/*    | wrong_answer/[ | 1.match
            submissions.yaml | finding: race     | finding: bad   | 0.finding
            submissions.yaml | finding: wrong-result, stage: functional | stage: functional | 1.finding
            submissions.yaml | wrong-result, stage: functional | wrong-result, stage: load-io | 1.stage
            submissions.yaml | wrong_answer/if-* | wrong_answer/while-* | 0.match
            """)
    void a_fault_names_file_and_key(String file, String old, String changed, String key) {
        var broken = right.replacing(file, old, changed == null ? "" : changed);
        var faults = assertThrows(InvalidExerciseException.class, broken::read).faults();
        assertTrue(
                faults.stream()
                        .anyMatch(fault -> fault.file().equals(file) && fault.key().equals(key)),
                faults::toString);
    }

    @Test
    void an_explored_case_does_not_ask_who_returned() {
        var asking = right.replacing("grading.yaml", "quiet 2s A", "returned 1 A");
        assertEquals(2, asking.read().plan().cases().size());
        var explored =
                asking.replacing(
                        "grading.yaml", "sample: true", "sample: true\n    stages: [explore]");
        assertFault(explored, "grading.yaml", "cases.0.threads.main.2");
    }

    @ParameterizedTest
    @CsvSource({
        "problem.yaml",
        "grading.yaml",
        "statement/problem.en.md",
        "statement/problem.zh.md",
        "attachments/templates/java/Solution.java",
        "include/python/adapter.py",
    })
    void a_missing_file_is_named(String path) {
        assertFault(right.without(path), path, "");
    }

    @Test
    void files_out_of_place_are_named() {
        assertFault(right.with("exploit.sh", ""), "exploit.sh", "");
        assertFault(right.with("include/c/adapter.c", ""), "include/c/adapter.c", "");
        assertFault(right.with("submissions/odd/a.py", ""), "submissions/odd/a.py", "");
        assertFault(right.with("submissions/stray.py", ""), "submissions/stray.py", "");
    }

    @Test
    void solutions_are_of_an_offered_language_and_stored_under_its_main_file() {
        assertFault(right.with("submissions/accepted/a.c", ""), "submissions/accepted/a.c", "");
        assertFault(
                right.with("submissions/accepted/two/a.py", "")
                        .with("submissions/accepted/two/A.java", ""),
                "submissions/accepted/two",
                "");
        assertFault(
                right.without("submissions/accepted/semaphores/Solution.java"),
                "submissions/accepted/semaphores",
                "");
    }

    @Test
    void too_few_solutions_prove_nothing() {
        assertFault(right.without("submissions/accepted/condition.py"), "submissions/accepted", "");
        assertFault(
                right.without("submissions/wrong_answer/unbounded.py")
                        .with("submissions/wrong_answer/other.java", ""),
                "submissions/wrong_answer",
                "");
    }

    @Test
    void a_wrong_solution_without_expectation_is_named() {
        assertFault(
                right.with("submissions/run_time_error/crash.py", ""),
                "submissions/run_time_error/crash.py",
                "");
    }

    @Test
    void bytes_that_are_not_text_are_named() {
        assertFault(
                right.with("statement/problem.en.md", new byte[] {(byte) 0xff}),
                "statement/problem.en.md",
                "");
        assertFault(right.with("include/java/X.java", "a\0b"), "include/java/X.java", "");
    }

    @Test
    void yaml_is_bounded_and_plain() {
        assertFault(right.with("problem.yaml", "a: &x 1\nb: *x\n"), "problem.yaml", "");
        assertFault(right.with("problem.yaml", "a: 1\na: 2\n"), "problem.yaml", "");
        assertFault(right.with("problem.yaml", "[".repeat(5000)), "problem.yaml", "");
        assertFault(right.with("problem.yaml", "a: " + "x".repeat(300_000)), "problem.yaml", "");
        assertFault(right.with("problem.yaml", "a: \"open"), "problem.yaml", "");
        assertFault(right.with("problem.yaml", "- a"), "problem.yaml", "");
        assertFault(right.with("problem.yaml", ""), "problem.yaml", "");
    }

    @Test
    void all_faults_are_found_in_one_reading() {
        var broken =
                right.without("statement/problem.en.md")
                        .replacing("problem.yaml", "difficulty: 3", "difficulty: 0")
                        .replacing("grading.yaml", "kind: code", "kind: quiz");
        var faults = assertThrows(InvalidExerciseException.class, broken::read).faults();
        assertEquals(3, faults.size(), faults::toString);
    }

    @ParameterizedTest
    @MethodSource
    void every_built_in_package_is_right(Path folder) {
        assertEquals(folder.getFileName().toString(), PackageExample.reader().read(folder).slug());
    }

    static List<Path> every_built_in_package_is_right() {
        return Folder.in(Path.of("exercises"));
    }

    private static void assertFault(PackageExample broken, String file, String key) {
        var faults = assertThrows(InvalidExerciseException.class, broken::read).faults();
        assertTrue(
                faults.stream()
                        .anyMatch(fault -> fault.file().equals(file) && fault.key().equals(key)),
                faults::toString);
    }
}
