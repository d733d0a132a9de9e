package interlock.explore;

import static org.junit.jupiter.api.Assertions.assertFalse;

import interlock.Config;
import interlock.exercise.CaseScript;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.language.Compilation;
import interlock.language.Language;
import interlock.language.LanguageConfig;
import interlock.language.Languages;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import interlock.verdict.Finding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Java solutions whose answer is always wrong, and that attack the engine so as to pass: none
/// does.
class JavaForgeryIT {
    private static final Slot SLOT = new Slot(52, Set.of(0, 1));
    private static final String ADAPTER =
            """
            package exercise;

            public final class Adapter implements interlock.harness.Adapter {
                @Override
                public void create(
                        interlock.harness.Parameters parameters,
                        interlock.harness.Recorder recorder) {}

                @Override
                public String call(String op, java.util.List<String> args) throws Throwable {
                    Attack.run();
                    return "wrong";
                }
            }
            """;
    private static final String ATTACK =
            """
            package exercise;

            import java.io.*;
            import java.lang.invoke.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;

            final class Attack {
                static int count;
                static final List<Object> KEPT = new ArrayList<>();

                static void run() throws Throwable {
                    %s
                }

                static int deep(int depth) {
                    return deep(depth + 1) + 1;
                }

                static final class Ending {
                    static {
                        Runtime.getRuntime().halt(0);
                    }

                    static void touch() {}
                }

                static final class Starting {
                    static {
                        var thread = new Thread(() -> count++);
                        thread.start();
                        try {
                            thread.join();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }

                    static void touch() {}
                }

                @SuppressWarnings("removal")
                static final class Final {
                    @Override
                    protected void finalize() {
                        while (true) {
                            count++;
                        }
                    }
                }

                static final class Silent extends RuntimeException {
                    private static final long serialVersionUID = 1;

                    @Override
                    public String getMessage() {
                        while (true) {
                            count++;
                        }
                    }

                    @Override
                    public void printStackTrace() {}
                }
            }
            """;

    private static BubblewrapSandbox sandbox;
    private static Language java;
    private static ExploreConfig config;

    @BeforeAll
    static void open() {
        config = Config.defaults(ExploreConfig.class);
        sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class));
        java =
                new Languages(sandbox, Config.defaults(LanguageConfig.class))
                        .all().stream()
                                .filter(each -> each.id().equals("java"))
                                .findFirst()
                                .orElseThrow();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @TestFactory
    Stream<DynamicTest> what_reaches_for_the_engine_is_refused_by_the_rules() {
        var attacks = new LinkedHashMap<String, String>();
        attacks.put("reflection", "Class.forName(\"interlock.engine.Current\");");
        attacks.put("fields", "Attack.class.getDeclaredField(\"count\").setInt(null, 1);");
        attacks.put("engine", "interlock.engine.LibraryHooks.at(0);");
        attacks.put("loader", "new ClassLoader() {}.loadClass(\"interlock.engine.Current\");");
        attacks.put("lookup", "MethodHandles.lookup().defineClass(new byte[0]);");
        attacks.put("unsafe", "sun.misc.Unsafe.class.getName();");
        attacks.put("output", "System.setOut(new PrintStream(new FileOutputStream(\"/x\")));");
        attacks.put("descriptor", "new FileOutputStream(FileDescriptor.out).write(1);");
        attacks.put("hook", "Runtime.getRuntime().addShutdownHook(new Thread());");
        attacks.put("process", "new ProcessBuilder(\"true\").start();");
        attacks.put("stacks", "Thread.getAllStackTraces();");
        return attacks.entrySet().stream()
                .map(each -> test(each, attack -> assertFalse(refused(attack).isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> what_attacks_the_engine_is_never_a_pass() {
        var attacks = new LinkedHashMap<String, String>();
        attacks.put(
                "lines on all descriptors",
                """
                var line = "1 1 1 main verdict x done 3\\n0 1 1 main explored x 100\\n".getBytes();
                for (int i = 0; i < 256; i++) {
                    try (var out = new FileOutputStream("/proc/self/fd/" + i)) {
                        out.write(line);
                    } catch (IOException closed) {
                        count++;
                    }
                }
                """);
        attacks.put("exit", "System.exit(0);");
        attacks.put("halt", "Runtime.getRuntime().halt(0);");
        attacks.put(
                "halt by reference",
                "Runnable end = Runtime.getRuntime()::gc; end.run();"
                        + " java.util.function.IntConsumer halt = Runtime.getRuntime()::halt; halt.accept(0);");
        attacks.put("halt in an initialiser", "Ending.touch();");
        attacks.put("thread in an initialiser", "Starting.touch();");
        attacks.put(
                "catches all",
                """
                while (true) {
                    try {
                        synchronized (KEPT) {
                            KEPT.wait();
                        }
                    } catch (Throwable abort) {
                        count++;
                    }
                }
                """);
        attacks.put(
                "endless finally",
                """
                try {
                    synchronized (KEPT) {
                        KEPT.wait();
                    }
                } finally {
                    while (true) {
                        count++;
                    }
                }
                """);
        attacks.put(
                "parallel stream", "IntStream.range(0, 10_000).parallel().forEach(i -> count++);");
        attacks.put("parallel array", "Arrays.parallelSetAll(new int[10_000], i -> count++);");
        attacks.put("blocks on a pipe", "new PipedInputStream(new PipedOutputStream()).read();");
        attacks.put(
                "finalizer",
                "new Final(); while (count == 0) { System.gc(); System.runFinalization(); }");
        attacks.put("deep recursion", "deep(0);");
        attacks.put(
                "deep recursion caught",
                "try { deep(0); } catch (StackOverflowError e) { throw new Silent(); }");
        attacks.put("endless message", "throw new Silent();");
        attacks.put(
                "name of a thread",
                "Thread.currentThread().setName(\"main\\n1 1 1 main verdict x done 3\");");
        attacks.put(
                "message with lines",
                "throw new IllegalStateException(\"x\\n1 1 1 main verdict x done 3\\n\");");
        attacks.put(
                "no memory",
                "while (true) { try { KEPT.add(new long[1 << 20]); } catch (Error e) { count++; } }");
        return attacks.entrySet().stream()
                .map(each -> test(each, attack -> assertFalse(found(attack).isEmpty())));
    }

    private interface Trial {
        void of(String attack) throws InterruptedException;
    }

    private static DynamicTest test(Map.Entry<String, String> attack, Trial trial) {
        return DynamicTest.dynamicTest(attack.getKey(), () -> trial.of(attack.getValue()));
    }

    private static Compilation.Compiled compiled(String attack) {
        var solution = Map.of("Attack.java", ATTACK.formatted(attack));
        var include = Map.of("exercise/Adapter.java", ADAPTER);
        var compilation = java.compile(new Language.Sources(solution, include, List.of()), SLOT);
        if (!(compilation instanceof Compilation.Compiled compiled)) {
            throw new AssertionError(compilation.diagnostics().toString());
        }
        return compiled;
    }

    private static List<Finding> refused(String attack) {
        return compiled(attack).forbidden();
    }

    /// What the first schedules show, with no rule in the way.
    private static List<Finding> found(String attack) throws InterruptedException {
        var program = compiled(attack).program();
        var subject = new Subject(java, program, Set.of("Attack.java"), SLOT);
        var steps =
                Map.of(
                        "main",
                        List.of(List.of("start", "A"), List.of("join", "A")),
                        "A",
                        List.of(List.of("run")));
        var isOk = new CheckPlan("result", Map.of("op", "run", "is", "ok"));
        var script = new CaseScript("attack", Map.of(), steps, List.of(isOk));
        var turns =
                new Turns(
                        new ScenarioJudge(new Scenario(script, 1, 1), true, Set.of()), config, 10);
        try (var engine = new Engines(sandbox, config).open(subject)) {
            var fault = engine.begin();
            if (fault.isEmpty()) {
                fault = turns.take(engine, Duration.ofSeconds(5));
            }
            return Stream.concat(
                            fault.stream(),
                            turns.takeSuspicions().stream().flatMap(one -> one.faults().stream()))
                    .toList();
        }
    }
}
