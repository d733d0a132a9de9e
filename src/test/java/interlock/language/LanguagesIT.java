package interlock.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.sandbox.Outcome;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import interlock.verdict.Diagnostic;
import interlock.verdict.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Compiles and runs in real boxes.
class LanguagesIT {
    private static final Slot SLOT = new Slot(50, Set.of(0, 1));
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    ByteSize.mebibytes(256),
                    64,
                    ByteSize.mebibytes(1));
    private static final String ADAPTER_JAVA =
            """
            package exercise;
            public final class Adapter implements interlock.harness.Adapter {
                public void create(interlock.harness.Parameters p, interlock.harness.Recorder r) {}
                public String call(String op, java.util.List<String> args) {
                    return String.valueOf(new Solution().twice(Integer.parseInt(args.get(0))));
                }
            }
            """;
    private static final String ADAPTER_PYTHON =
            """
            import solution

            class Adapter:
                def __init__(self, parameters, recorder):
                    pass

                def call(self, op, args):
                    return str(solution.twice(int(args[0])))
            """;
    private static final String ADAPTER_C =
            """
            #include "exercise.h"
            #include "harness.h"
            void adapter_create(const struct parameters *parameters) { (void)parameters; }
            void adapter_call(const struct operation *operation, struct result *result) {
                result_number(result, twice((int)operation_number(operation, 0)));
            }
            """;
    private static final Map<String, Map<String, String>> INCLUDE =
            Map.of(
                    "java", Map.of("exercise/Adapter.java", ADAPTER_JAVA),
                    "python", Map.of("adapter.py", ADAPTER_PYTHON),
                    "c", Map.of("adapter.c", ADAPTER_C, "exercise.h", "int twice(int);\n"));
    private static final Map<String, String> RIGHT =
            Map.of(
                    "java",
                    "package exercise;\nclass Solution { int twice(int n) { return 2 * n; } }\n",
                    "python",
                    "def twice(n):\n    return 2 * n\n",
                    "c",
                    "#include \"exercise.h\"\nint twice(int n) { return 2 * n; }\n");

    private static BubblewrapSandbox sandbox;
    private static Languages languages;

    @BeforeAll
    static void open() {
        sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class));
        languages = new Languages(sandbox, Config.defaults(LanguageConfig.class));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void a_right_solution_runs_in_every_language() throws Exception {
        for (var language : languages.all()) {
            var compiled = compiled(language.id(), RIGHT.get(language.id()));
            assertEquals(List.of(), compiled.forbidden(), language.id());
            assertEquals(List.of(), compiled.diagnostics(), language.id());
            var history = history(language, compiled.program());
            assertTrue(history.contains(" A return double 14\n"), history);
            assertTrue(history.endsWith(" main end\n"), history);
        }
    }

    @Test
    void an_engine_has_one_version_however_often_it_is_made() {
        var again = new Languages(sandbox, Config.defaults(LanguageConfig.class));
        for (var language : languages.all()) {
            var version = language.engine(SLOT);
            assertTrue(version.orElseThrow().matches("[0-9a-f]{12}"), version::toString);
            assertEquals(version, again.byId(language.id()).orElseThrow().engine(SLOT));
        }
    }

    @Test
    void java_diagnostics_have_line_and_column() {
        var told = refused("java", "package exercise;\nclass Solution {\n\tint n = \"a\";\n}\n");
        assertEquals(new Place("Solution.java", 3, 10), told.getFirst().place());
    }

    @Test
    void python_diagnostics_have_line_and_column() {
        var told = refused("python", "def twice(n):\n    return 2 *\n");
        assertEquals(2, told.getFirst().where().orElseThrow().line());
        assertTrue(told.getFirst().where().orElseThrow().column() > 10, told::toString);
    }

    @Test
    void c_diagnostics_have_line_and_column() {
        var told = refused("c", "int twice(int n) {\n  return m;\n}\n");
        assertEquals(new Place("solution.c", 2, 10), told.getFirst().place());
    }

    @Test
    void what_the_linker_misses_is_named() {
        var told = refused("c", "int thrice(int n) { return 3 * n; }\n");
        assertEquals("twice is used but nowhere defined", told.getFirst().message());
    }

    @Test
    void a_class_outside_of_the_package_is_refused() {
        var told = refused("java", "class Solution { int twice(int n) { return n; } }\n");
        assertTrue(told.stream().anyMatch(each -> each.severity() == Diagnostic.Severity.ERROR));
    }

    @Test
    void a_file_with_a_taken_or_odd_name_is_refused() {
        for (var name : List.of("adapter.py", "harness.py", "threading.py", "../x.py", "x.txt")) {
            var sources = new Language.Sources(Map.of(name, ""), INCLUDE.get("python"), List.of());
            var language = languages.byId("python").orElseThrow();
            assertTrue(language.compile(sources, SLOT) instanceof Compilation.Refused, name);
        }
    }

    @Test
    void python_rules_see_through_other_names() {
        for (var source :
                List.of(
                        "import queue",
                        "from queue import Queue as Q",
                        "import threading as t\nE = t.Event",
                        "import threading\nx = threading\ny = x.Event()",
                        "from threading import *\ne = Event()",
                        "import threading\ne = getattr(threading, 'Event')",
                        "import threading\ne = threading.__dict__['Event']",
                        "import threading\ne = vars(threading)['Event']",
                        "import threading\ne = getattr(threading, 'Ev' + 'ent')",
                        "q = __import__('queue')",
                        "import importlib",
                        "exec('import queue')",
                        "e = eval",
                        "import concurrent.futures.thread as f\nq = f.queue.SimpleQueue()",
                        "import multiprocessing.dummy as d\ne = d.Event()",
                        "f = (lambda: 0).__globals__",
                        "import sys\nsys.settrace(None)",
                        "import os\nos.write = None",
                        "import pickle\nq = pickle.loads(b'cqueue\\nQueue\\n.')",
                        "import threading\ne = next(map(getattr, [threading], ['Event']))",
                        "import threading\ndef f(m):\n    return m.Event()\ne = f(threading)",
                        "import threading\nclass A:\n    t = threading\ne = A.t.Event()",
                        "class A:\n    import threading\ne = A.threading.Event()",
                        "import threading\nd = threading.__dict__\ne = d['Event']",
                        "import threading\ne = vars()['threading'].Event()",
                        "import threading\nclass A:\n    def __init__(self):\n"
                                + "        self.t = threading\n        self.e = self.t.Event()",
                        "import threading\ndef f():\n    time = threading\n    return [time]\n",
                        "import harness")) {
            var found = compiled("python", source + "\n").forbidden();
            assertEquals(1, Math.min(1, found.size()), source);
        }
    }

    @Test
    void python_rules_see_through_other_files() {
        var sources =
                Map.of(
                        "solution.py", "import helper\ne = helper.more.threading.Event()\n",
                        "helper.py", "import more\n",
                        "more.py", "import threading\n");
        var python = languages.byId("python").orElseThrow();
        var compiled =
                (Compilation.Compiled)
                        python.compile(
                                new Language.Sources(
                                        sources, INCLUDE.get("python"), List.of("threading.Event")),
                                SLOT);
        var finding = compiled.forbidden().getFirst();
        assertEquals("threading.Event", finding.values().get("name"));
        assertEquals(new Place("solution.py", 2, 5), finding.place());
    }

    @Test
    void python_rules_leave_the_rest_alone() {
        var source =
                """
                import collections, os, signal, threading, time
                from multiprocessing import Process

                class Buffer:
                    def __init__(self):
                        self.items = collections.deque()
                        self.condition = threading.Condition(threading.Lock())

                    def event(self, queue):
                        with self.condition:
                            self.condition.wait_for(lambda: queue, 1)
                        self.Event = getattr(self, "items")

                    def wait(self, time):
                        self.condition.wait(time)

                def on_child(signal, frame):
                    print(signal, hasattr(os, "sched_getaffinity"))

                clock = time if threading else os
                clock.monotonic()
                """;
        assertEquals(List.of(), compiled("python", source).forbidden());
    }

    @Test
    void c_rules_name_symbol_and_line() {
        var source = "#include <dlfcn.h>\nint twice(int n) {\n return n + !dlsym(0, \"a\");\n}\n";
        var finding = compiled("c", source).forbidden().getFirst();
        assertEquals("dlsym", finding.values().get("name"));
        assertEquals(new Place("solution.c", 3, 0), finding.place());
    }

    @Test
    void c_rules_see_through_macros_and_aliases() {
        for (var source :
                List.of(
                        "#define J(a, b) a##b\nint twice(int n) { J(__as, m__)(\"\"); return n; }",
                        "long other(long, ...) __asm__(\"syscall\");\n"
                                + "int twice(int n) { return (int)other(n); }",
                        "volatile int x;\n"
                                + "__attribute__((constructor)) static void e(void) { x = 1; }\n"
                                + "int twice(int n) { return n; }",
                        "long write(int a, const void *b, unsigned long c)"
                                + " { (void)a; (void)b; return (long)c; }\n"
                                + "int twice(int n) { return n; }",
                        "void harness_log_number(const char *, const char *, long);\n"
                                + "int twice(int n) { harness_log_number(\"a\", \"b\", n);"
                                + " return n; }",
                        "#include <semaphore.h>\nint (*f)(sem_t *) = sem_wait;\n"
                                + "int twice(int n) { return n; }",
                        "__attribute__((weak)) long syscall(long, ...);\n"
                                + "int twice(int n) { return syscall ? (int)syscall(n) : n; }",
                        "static long f(long, ...) __attribute__((weakref(\"sys\" \"call\")));\n"
                                + "int twice(int n) { return (int)f(n); }",
                        "char *s = R\"(\n)\" ; int twice(int n) { __asm__ ( \"\" ) ; return n; }"
                                + " char *t = \"x\";",
                        "__attribute__((section\n(\".data\\n\\tsyscall\\n#\"))) int x;\n"
                                + "int twice(int n) { return n; }",
                        "#line 1 \"/usr/include/stdio.h\"\n"
                                + "int twice(int n) { __asm__(\"\"); return n; }",
                        "/**/ # /**/ \\\n 1 \"/usr/include/stdio.h\" 3\n"
                                + "int twice(int n) { __asm__(\"\"); return n; }")) {
            assertEquals(1, Math.min(1, compiled("c", source + "\n").forbidden().size()), source);
        }
    }

    @Test
    void no_c_function_hides_its_accesses_from_the_engine() {
        for (var attribute :
                List.of(
                        "no_sanitize(\"thread\")",
                        "__no_sanitize_thread__",
                        "no_sanitize_thread")) {
            var source = "__attribute__((%s)) int twice(int n) { return 2 * n; }\n";
            var finding = compiled("c", source.formatted(attribute)).forbidden().getFirst();
            assertEquals("rules.forbidden-attribute", finding.message());
            assertEquals(new Place("solution.c", 1, 0), finding.place());
        }
    }

    @Test
    void no_macro_tells_a_c_solution_which_program_it_is_in() {
        var source =
                """
                #if !defined __OPTIMIZE__ || defined __SANITIZE_THREAD__ || !defined __PIE__
                #error explored
                #endif
                int twice(int n) { return 2 * n; }
                """;
        var program = compiled("c", source).program();
        var c = languages.byId("c").orElseThrow();
        assertTrue(c.explore(program, SLOT, LIMITS).isPresent());
        assertTrue(c.witness(program, SLOT, LIMITS).isPresent());
    }

    @Test
    void who_orders_accesses_by_what_no_tool_sees_has_no_witness() {
        var c = languages.byId("c").orElseThrow();
        for (var order :
                List.of(
                        "#include <stdatomic.h>\n"
                                + "int twice(int n) { atomic_thread_fence(5); return n; }\n",
                        "#include <threads.h>\nmtx_t m;\n"
                                + "int twice(int n) { mtx_lock(&m); return n; }\n",
                        "#define _GNU_SOURCE\n#include <pthread.h>\npthread_mutex_t m;\n"
                                + "int twice(int n)"
                                + " { pthread_mutex_clocklock(&m, 0, 0); return n; }\n")) {
            var program = compiled("c", order).program();
            assertTrue(c.witness(program, SLOT, LIMITS).isEmpty(), order);
        }
    }

    @Test
    void only_the_futex_may_be_called_by_number() {
        var include = "#define _GNU_SOURCE\n#include <unistd.h>\n#include <sys/syscall.h>\n";
        var futex = "int twice(int n) { return (int)syscall(SYS_futex, &n, 1, n, 0); }\n";
        var told = "const char *told = \"syscall(202, 1)\";\n";
        assertEquals(List.of(), compiled("c", include + futex).forbidden());
        for (var other :
                List.of(
                        "int twice(int n) { return (int)syscall(SYS_eventfd2, n, 0); }\n",
                        "int twice(int n) { return (int)syscall(n, n, 0); }\n",
                        told + "int twice(int n) { return (int)syscall(n, n, 0); }\n",
                        "static long (*f)(long, ...) = syscall;\n"
                                + "int twice(int n) { syscall(SYS_futex, &n);"
                                + " return (int)f(n, 0); }\n")) {
            assertEquals(1, compiled("c", include + other).forbidden().size(), other);
        }
    }

    @Test
    void the_machine_cannot_be_read_through_the_compiler() {
        var told = refused("c", "#include \"/etc/shadow\"\nint twice(int n) { return n; }\n");
        assertEquals(1, told.getFirst().where().orElseThrow().line());
        assertTrue(told.getFirst().message().contains("No such file"), told::toString);
    }

    @Test
    void what_is_secret_in_an_exercise_cannot_be_included() {
        for (var secret :
                List.of("adapter.c", "/in/include/adapter.c", "harness.h", "/in/harness.c")) {
            var include = "#include \"" + secret + "\"\n";
            var told = refused("c", include + "int twice(int n) { return n; }\n");
            assertTrue(told.getFirst().message().contains("No such file"), told::toString);
        }
    }

    @Test
    void a_broken_adapter_is_told_without_its_source() {
        var include = Map.of("adapter.c", "int secret(void) { return nothing; }\n");
        var solution = Map.of("solution.c", "int twice(int n) { return 2 * n; }\n");
        var c = languages.byId("c").orElseThrow();
        var told = c.compile(new Language.Sources(solution, include, List.of()), SLOT);
        assertTrue(told instanceof Compilation.Refused, told::toString);
        assertTrue(told.diagnostics().stream().allMatch(each -> each.place() == null));
        assertTrue(
                told.diagnostics().stream().noneMatch(each -> each.message().contains("return")));
    }

    @Test
    void a_java_adapter_that_does_not_fit_is_told_without_its_source() {
        var told = refused("java", "package exercise;\nclass Solution {}\n");
        assertTrue(told.stream().allMatch(each -> each.place() == null), told::toString);
        assertTrue(told.stream().noneMatch(each -> each.message().contains("parseInt")));
    }

    @Test
    void a_macro_bomb_ends_in_a_diagnostic() {
        var bomb = new StringBuilder("#define A0 1+1+1+1+1+1+1+1+1+1\n");
        for (int i = 1; i < 10; i++) {
            var before = " A" + (i - 1) + " +";
            bomb.append("#define A%d %s 0\n".formatted(i, before.repeat(10)));
        }
        var config =
                Config.with(LanguageConfig.class, Map.of("interlock.language.compile-cpu", "PT5S"));
        var c = new Languages(sandbox, config).byId("c").orElseThrow();
        var solution = Map.of("solution.c", bomb + "int twice(int n) { return A9; }\n");
        var outcome = c.compile(new Language.Sources(solution, INCLUDE.get("c"), List.of()), SLOT);
        var refused = (Compilation.Refused) outcome;
        assertTrue(
                refused.diagnostics().getFirst().message().contains("the compiler needed more"),
                refused::toString);
    }

    @Test
    void a_source_that_nests_too_deeply_is_refused() {
        var deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
        refused("python", "x = " + deep + "\n");
        refused("java", "package exercise;\nclass Solution { int x = " + deep + "; }\n");
    }

    private Compilation.Compiled compiled(String id, String source) {
        var compilation = compile(id, source);
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled;
        }
        throw new AssertionError(source + " was refused: " + compilation.diagnostics());
    }

    private List<Diagnostic> refused(String id, String source) {
        var compilation = compile(id, source);
        assertTrue(compilation instanceof Compilation.Refused, source);
        return compilation.diagnostics();
    }

    private Compilation compile(String id, String source) {
        var language = languages.byId(id).orElseThrow();
        var name = id.equals("java") ? "Solution.java" : "solution" + language.endings().getFirst();
        var forbidden =
                Map.of(
                        "java", List.<String>of(),
                        "python", List.of("queue", "threading.Event"),
                        "c", List.of("sem_*"));
        return language.compile(
                new Language.Sources(Map.of(name, source), INCLUDE.get(id), forbidden.get(id)),
                SLOT);
    }

    private String history(Language language, Program program) throws Exception {
        try (var box = sandbox.start(language.run(program, SLOT, LIMITS))) {
            var script = "case x\nstep A double 7\ngo\nbye\n";
            box.stdin().write(script.getBytes(StandardCharsets.UTF_8));
            box.stdin().close();
            var history = new String(box.stdout().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(new Outcome.Exited(0), box.await().outcome(), history);
            return history;
        }
    }
}
