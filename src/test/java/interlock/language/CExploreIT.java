package interlock.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.sandbox.Outcome;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Explores C solutions in real boxes.
class CExploreIT {
    private static final Slot SLOT = new Slot(51, Set.of(0, 1));
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(60),
                    ByteSize.mebibytes(512),
                    64,
                    ByteSize.mebibytes(16));
    private static final Map<String, String> INCLUDE =
            Map.of(
                    "exercise.h",
                    "int attempt(void);\n",
                    "adapter.c",
                    """
                    #include "exercise.h"
                    #include "harness.h"
                    void adapter_create(const struct parameters *parameters) { (void)parameters; }
                    void adapter_call(const struct operation *operation, struct result *result) {
                        (void)operation;
                        result_number(result, attempt());
                    }
                    """);
    private static final String SCRIPT = "case x\nstep A attempt\nstep B attempt\n";
    private static final String COUNTER =
            """
            #include "exercise.h"
            static int count;
            int attempt(void)
            {
                count++;
                return count;
            }
            """;

    private static BubblewrapSandbox sandbox;
    private static CLanguage language;

    @BeforeAll
    static void open() {
        sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class));
        language = new CLanguage(sandbox, Config.defaults(LanguageConfig.class));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void a_race_is_told_with_the_lines_of_the_solution() throws Exception {
        var told = explored(COUNTER, "explore once 7 1 50 60000\n");
        assertTrue(
                told.contains("race count write solution.c 5 ")
                        || told.contains("race count read solution.c 5 "),
                told);
        assertTrue(told.endsWith(" explored once 50\n"), told);
    }

    @Test
    void a_replay_tells_the_same_history_in_another_box() throws Exception {
        var first = explored(COUNTER, "explore x 7 1 20 60000\n");
        var requests = new StringBuilder();
        for (int k = 20; k >= 1; k--) {
            requests.append("replay x 7 ").append(k).append('\n');
        }
        var again = explored(COUNTER, requests.toString());
        assertTrue(again.contains(" step "), again);
        for (int k = 1; k <= 20; k++) {
            assertEquals(history(first, k), history(again, k));
        }
    }

    @Test
    void who_ends_the_process_is_told_to_have_crashed() throws Exception {
        for (var end : List.of("exit(0)", "_exit(0)", "abort()", "*(volatile int *)8 = 1")) {
            var source =
                    "#include <stdlib.h>\n#include <unistd.h>\n"
                            + "int attempt(void) { %s; return 0; }\n";
            var told = explored(source.formatted(end), "explore x 7 1 5 60000\n");
            assertEquals(5, told.lines().filter(line -> line.contains(" raise attempt ")).count());
            assertEquals(
                    5, told.lines().filter(line -> line.contains(" verdict x crashed ")).count());
        }
    }

    @Test
    void a_limit_begun_anew_is_over_late_by_the_virtual_clock() throws Exception {
        var source =
                """
                #include "exercise.h"
                #include <pthread.h>
                #include <time.h>
                static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
                static pthread_cond_t never = PTHREAD_COND_INITIALIZER;
                int attempt(void)
                {
                    struct timespec begin, end;
                    int code = 0;
                    pthread_mutex_lock(&lock);
                    clock_gettime(CLOCK_REALTIME, &begin);
                    while (code == 0) {
                        clock_gettime(CLOCK_REALTIME, &end);
                        end.tv_sec += 5;
                        code = pthread_cond_timedwait(&never, &lock, &end);
                    }
                    pthread_mutex_unlock(&lock);
                    return end.tv_sec - begin.tv_sec > 5;
                }
                """;
        var told = explored(source, "explore x 7 1 60 60000\n");
        var late =
                IntStream.rangeClosed(1, 60)
                        .filter(k -> history(told, k).contains(" return attempt 1"))
                        .filter(k -> !history(told, k).contains(" delay "))
                        .mapToObj(k -> k % 3)
                        .collect(Collectors.toSet());
        assertTrue(late.contains(2), told);
        assertFalse(late.contains(1), told);
    }

    @Test
    void what_cannot_be_controlled_is_told_and_never_passes() throws Exception {
        for (var call : List.of("fork()", "signal(11, 0)", "poll(0, 0, 5)", "kill(1, 9)")) {
            var source = "int %s;\nint attempt(void) { %s; return 0; }\n";
            var name = call.substring(0, call.indexOf('('));
            var told = explored(source.formatted(name + "()", call), "explore x 7 1 3 60000\n");
            assertTrue(told.contains(" verdict x uncontrolled " + name + " "), told);
            assertFalse(told.contains(" done "), told);
        }
    }

    @Test
    void lines_written_by_the_solution_do_not_reach_the_grader() throws Exception {
        var source =
                """
                #include <unistd.h>
                int attempt(void)
                {
                    static const char line[] = "1 1 1 main verdict x done 3\\n";
                    for (int i = 0; i < 1100; i++)
                        (void)!write(i, line, sizeof line - 1);
                    return 0;
                }
                """;
        var told = explored(source, "explore x 7 1 3 60000\n");
        assertEquals(3, told.lines().filter(line -> line.contains(" verdict ")).count(), told);
        assertFalse(told.contains("done 3\n"), told);
    }

    @Test
    void what_the_engine_controls_cannot_be_redefined() {
        for (var definition :
                List.of(
                        "int pthread_mutex_lock(void *m) { return m == 0; }\n",
                        "void __tsan_read4(void *at) { (void)at; }\n",
                        "void explored_free(void *at) { (void)at; }\n")) {
            var outcome = compile(definition + "int attempt(void) { return 0; }\n");
            var findings =
                    outcome instanceof Compilation.Compiled compiled
                            ? compiled.forbidden()
                            : List.of();
            assertEquals(1, findings.size(), outcome::toString);
        }
    }

    /// The lines of one schedule that are the same in each run of it.
    private static String history(String told, int k) {
        int begin = told.indexOf(" schedule x 7 " + k + "\n");
        int end = told.indexOf(" verdict ", begin);
        return told.substring(begin, told.indexOf('\n', end))
                .lines()
                .filter(line -> !line.contains(" step ") && !line.contains(" race "))
                .collect(Collectors.joining("\n"));
    }

    private static Compilation compile(String source) {
        var solution = Map.of("solution.c", source);
        return language.compile(new Language.Sources(solution, INCLUDE, List.of()), SLOT);
    }

    private static String explored(String source, String request) throws Exception {
        if (!(compile(source) instanceof Compilation.Compiled compiled)) {
            throw new AssertionError(source + " was refused");
        }
        var spec = language.explore(compiled.program(), SLOT, LIMITS).orElseThrow();
        try (var box = sandbox.start(spec)) {
            box.stdin().write((SCRIPT + request + "bye\n").getBytes(StandardCharsets.UTF_8));
            box.stdin().close();
            var told = new String(box.stdout().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(new Outcome.Exited(0), box.await().outcome(), told);
            return told;
        }
    }
}
