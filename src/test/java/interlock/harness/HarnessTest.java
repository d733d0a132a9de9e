package interlock.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.harness.HarnessProcess.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The three harnesses say the same: everything docs/decisions/harness-protocol.md promises.
class HarnessTest {
    private static final String OBJECT = "object capacity=2";
    private static final String WORDS = "%20x%25 % %E9%98%9F a%0Ab 7";

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void words_survive_the_way_in_and_out(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var history =
                    harness.send("case words", OBJECT, "step A echo " + WORDS, "go").history();
            var words = List.of(" x%", "", "队", "a\nb", "7");
            assertTrue(has(history, "A", "call", "echo", words), history::toString);
            assertTrue(has(history, "A", "return", "echo", words), history::toString);
            assertEquals(0, harness.status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_candidate_prints_never_mixes_into_the_history(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var history = harness.send("case p", OBJECT, "step main print", "go").history();
            assertEquals(1, history.stream().filter(line -> line.contains("end")).count());
            var printed = Files.readString(folder.resolve("stderr"));
            assertTrue(printed.contains("1 2 3 main end"), printed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_case_begins_and_ends_as_promised(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var history =
                    harness.send("case one", OBJECT, "step main sleep 1", "step A echo 1", "go")
                            .history();
            assertEquals(
                    List.of("ready", "begin", "thread", "log", "log", "exit", "end"),
                    kinds(history, "main"));
            assertEquals(List.of("thread", "call", "return", "exit"), kinds(history, "A"));
            assertEquals("end", history.getLast().get(4));
            assertEquals(1, history.stream().map(line -> line.get(1)).distinct().count());
            assertNotEquals(taskOf(history, "main"), taskOf(history, "A"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void times_never_run_backwards_within_a_thread(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var steps = IntStream.range(0, 50).mapToObj(i -> "step A echo " + i);
            harness.send("case t", OBJECT).send(steps.toArray(String[]::new)).send("go");
            var times =
                    harness.history().stream()
                            .filter(line -> line.get(3).equals("A"))
                            .map(line -> Long.valueOf(line.getFirst()))
                            .toList();
            assertEquals(times.stream().sorted().toList(), times);
        }
    }

    @ParameterizedTest
    @EnumSource
    void main_starts_and_joins_the_threads_it_names(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            harness.send("case late", OBJECT, "step main echo before", "step main start B");
            harness.send("step main join B", "step main echo after", "step B echo b", "go");
            var order =
                    harness.history().stream()
                            .filter(line -> line.get(4).equals("return"))
                            .map(List::getLast)
                            .toList();
            assertEquals(List.of("before", "b", "after"), order);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_ask_waits_for_its_answer(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            harness.send("case q", OBJECT, "step main ask asleep A", "step A echo 1", "go");
            var history = harness.send("answer").history();
            assertTrue(has(history, "main", "ask", "asleep", List.of("A")), history::toString);
            assertEquals("end", history.getLast().get(4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_operation_is_the_scripts_fault(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var history = harness.send("case u", OBJECT, "step A fly", "go").history();
            assertTrue(history.stream().anyMatch(line -> line.get(4).equals("fatal")));
            assertEquals(Harness.STATUS_FATAL, harness.status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_parameter_is_the_scripts_fault(Kind kind) throws Exception {
        if (kind == Kind.PYTHON) {
            return; // there a parameter is an entry of a plain dictionary
        }
        try (var harness = new HarnessProcess(kind, folder)) {
            var history = harness.send("case m", "step A echo 1", "go").history();
            assertTrue(history.stream().anyMatch(line -> line.get(4).equals("fatal")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_line_that_is_too_long_says_so_and_stays_whole(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var history = harness.send("case l", OBJECT, "step A long", "go").history();
            var line = history.stream().filter(each -> each.get(4).equals("return")).findFirst();
            assertEquals("...", line.orElseThrow().getLast());
            assertTrue(String.join(" ", line.orElseThrow()).length() < Recorder.LINE_BYTES_MAX);
            assertEquals("end", history.getLast().get(4));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "C")
    void an_exception_is_recorded_and_the_thread_goes_on(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var steps = List.of("step A fail", "step A echo 1");
            var history = harness.send("case f", OBJECT).send(steps.toArray(String[]::new));
            var lines = history.send("go").history();
            assertEquals(
                    List.of("thread", "call", "raise", "call", "return", "exit"),
                    kinds(lines, "A"));
            assertTrue(lines.stream().anyMatch(line -> line.contains("two words")));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "C")
    void an_object_that_cannot_be_built_ends_its_case_only(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            harness.send("case bad", "object capacity=0", "step A echo 1", "go");
            var history = harness.send("case good", OBJECT, "step A echo 1", "go").history();
            assertEquals(1, history.stream().filter(line -> line.contains("create")).count());
            assertEquals(2, history.stream().filter(line -> line.contains("end")).count());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JAVA")
    void a_forked_child_writes_under_its_own_numbers(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var history = harness.send("case k", OBJECT, "step A fork", "go").history();
            var child = history.stream().filter(line -> line.get(4).equals("log")).findFirst();
            assertNotEquals(history.getFirst().get(1), child.orElseThrow().get(1));
            assertEquals("-", child.orElseThrow().get(3));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JAVA")
    void a_forked_child_that_comes_back_does_not_go_on_with_the_script(Kind kind) throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var history = harness.send("case e", OBJECT, "step A escape", "go").history();
            assertTrue(history.stream().anyMatch(line -> line.contains("EscapedChild")));
            assertEquals(1, history.stream().filter(line -> line.contains("return")).count());
            assertFalse(history.stream().anyMatch(line -> line.contains("fatal")));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "JAVA")
    void a_virtual_thread_is_one_thread_on_whichever_kernel_thread_it_runs(Kind kind)
            throws Exception {
        try (var harness = new HarnessProcess(kind, folder)) {
            var history = harness.send("case v", OBJECT, "step A virtual", "go").history();
            var uses = history.stream().filter(line -> line.get(4).equals("log")).toList();
            var numbers = uses.stream().map(line -> Long.valueOf(line.get(2))).toList();
            assertEquals(4, uses.size(), history::toString);
            assertEquals(2, numbers.stream().distinct().count(), history::toString);
            assertTrue(numbers.stream().allMatch(tid -> tid > 1_000_000_000), history::toString);
        }
    }

    private static boolean has(
            List<List<String>> history, String thread, String kind, String op, List<String> rest) {
        return history.stream()
                .anyMatch(
                        line ->
                                line.get(3).equals(thread)
                                        && line.get(4).equals(kind)
                                        && line.get(5).equals(op)
                                        && line.subList(6, line.size()).equals(rest));
    }

    private static List<String> kinds(List<List<String>> history, String thread) {
        return history.stream()
                .filter(line -> line.get(3).equals(thread))
                .map(line -> line.get(4))
                .toList();
    }

    private static String taskOf(List<List<String>> history, String thread) {
        return history.stream()
                .filter(line -> line.get(3).equals(thread))
                .map(line -> line.get(2))
                .findFirst()
                .orElseThrow();
    }
}
