package interlock.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.sandbox.BubblewrapSandbox;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.sandbox.SandboxConfig;
import interlock.sandbox.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Explores small Python programs in real boxes.
class PythonEngineIT {
    private static final Slot SLOT = new Slot(51, Set.of(0, 1));
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(60),
                    ByteSize.mebibytes(256),
                    64,
                    ByteSize.mebibytes(16));
    private static final String LOST_UPDATE =
            """
            count = 0

            class Adapter:
                def __init__(self, parameters, recorder):
                    pass

                def call(self, op, args):
                    global count
                    count += 1
                    return str(count)
            """;
    private static final String LIMITS_KEPT =
            """
            import threading, time

            changed = threading.Condition()

            class Adapter:
                def __init__(self, parameters, recorder):
                    pass

                def call(self, op, args):
                    with changed:
                        begin = time.monotonic_ns()
                        changed.wait_for(lambda: False, 0.3)
                        took = time.monotonic_ns() - begin
                        changed.notify_all()
                    return "late" if took > 300_500_000 else "kept"
            """;
    private static final String HOSTILE =
            """
            import os, signal, subprocess, sys, threading

            class Adapter:
                def __init__(self, parameters, recorder):
                    self.recorder = recorder

                def call(self, op, args):
                    %s
                    return "ok"
            """;

    private static final String FORGERY =
            """

            def _write_everywhere(text):
                for descriptor in range(3, 1024):
                    try:
                        os.write(descriptor, text)
                    except OSError:
                        pass
            """;

    private static BubblewrapSandbox sandbox;
    private static Language python;

    @BeforeAll
    static void open() {
        sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class));
        python = new PythonLanguage(sandbox, Config.defaults(LanguageConfig.class));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void an_update_is_lost_in_some_schedule_and_kept_in_most() throws Exception {
        var lines = told(LOST_UPDATE, "explore N 1 0 300 60000");
        var lost = lines.stream().filter(line -> line.endsWith(" return add 2")).count();
        assertEquals(300, lines.stream().filter(line -> line.contains(" verdict N done ")).count());
        assertTrue(lost > 150 && lost < 300, () -> lost + " of 300 lost nothing");
    }

    @Test
    void a_schedule_is_the_same_in_another_box_and_in_its_replay() throws Exception {
        var many = told(LOST_UPDATE, "explore N 1 40 20 60000");
        var alone = told(LOST_UPDATE, "explore N 1 57 1 60000");
        var replayed = told(LOST_UPDATE, "replay N 1 57");
        var expected = history(many, 57);
        assertFalse(expected.isEmpty());
        assertEquals(expected, history(alone, 57));
        assertTrue(replayed.stream().anyMatch(line -> line.contains(" step ")));
        assertEquals(expected, history(replayed, 57));
    }

    @Test
    void in_every_third_schedule_a_limit_ends_when_it_is_over() throws Exception {
        var lines = told(LIMITS_KEPT, "explore N 1 0 60 60000");
        for (int k = 0; k < 60; k++) {
            var history = history(lines, k);
            boolean isLate = history.stream().anyMatch(line -> line.endsWith(" return add late"));
            boolean isAhead = history.stream().anyMatch(line -> line.contains(" delay "));
            assertFalse((isLate || isAhead) && k % 3 == 2, () -> String.join("\n", history));
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains(" delay ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os._exit(0)",
                "os.fork()",
                "os.kill(os.getpid(), 9)",
                "os.system('true')",
                "subprocess.run(['true'])",
                "signal.pause()",
                "sys.settrace(None)",
                "os.read(os.pipe()[0], 1)",
                "import ctypes; ctypes.CDLL(None)",
                "import asyncio; asyncio.run(asyncio.sleep(1))",
                "_write_everywhere(b'done % 9 9000 0\\n')"
            })
    void what_escapes_control_is_never_done(String hostile) throws Exception {
        var source = HOSTILE.formatted(hostile) + FORGERY;
        var lines = told(source, "explore N 1 0 1 60000");
        assertEquals(
                Set.of(),
                lines.stream().filter(line -> line.contains(" verdict N done ")).collect(toSet()),
                () -> String.join("\n", lines));
        assertTrue(lines.stream().anyMatch(line -> line.contains(" verdict N uncontrolled ")));
    }

    @Test
    void an_abandoned_finally_holds_up_nothing() throws Exception {
        var source =
                HOSTILE.formatted(
                        """
                        try:
                                    threading.Lock().acquire() and threading.Event().wait()
                                finally:
                                    while True: pass\
                        """);
        var lines = told(source, "explore N 1 0 3 60000");
        assertEquals(3, lines.stream().filter(line -> line.contains(" N deadlock ")).count());
        assertTrue(lines.getLast().endsWith(" explored N 3"), lines::getLast);
    }

    @Test
    void a_program_that_cannot_be_loaded_says_why() throws Exception {
        var lines = told("import solution\n", "explore N 1 0 1 60000");
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().contains(" raise load ModuleNotFoundError "), lines::getFirst);
    }

    /// The lines of one schedule, from `begin` to `end`, without the steps of a replay.
    private static List<String> history(List<String> lines, int k) {
        return lines.stream()
                .dropWhile(line -> !line.endsWith(" schedule N 1 " + k))
                .skip(1)
                .takeWhile(line -> !line.contains(" schedule "))
                .filter(line -> !line.contains(" step ") && !line.contains(" explored "))
                .toList();
    }

    private static List<String> told(String adapter, String request) throws Exception {
        var program = new Program("python", Map.of("adapter.py", adapter.getBytes(UTF_8)));
        var script = "case c\nstep A add\nstep B add\n" + request + "\nbye\n";
        try (var box = sandbox.start(python.explore(program, SLOT, LIMITS).orElseThrow())) {
            try (var requests = box.stdin()) {
                requests.write(script.getBytes(UTF_8));
            }
            return new String(box.stdout().readAllBytes(), UTF_8).lines().toList();
        }
    }
}
