package interlock.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import interlock.verdict.FindingKind;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The probes against real processes of our own.
@Timeout(120)
class ObserveIT {
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final String CHILDREN =
            """
            import os, signal, sys, time
            children = []
            for _ in range(12):
                pid = os.fork()
                if pid == 0:
                    time.sleep(600)
                children.append(pid)
            reaped = 0
            def reap(*_):
                global reaped
                while True:
                    try:
                        pid, _ = os.waitpid(-1, os.WNOHANG)
                    except ChildProcessError:
                        return
                    if pid == 0:
                        return
                    if %s:
                        return
            signal.signal(signal.SIGCHLD, reap)
            print(*children, flush=True)
            while True:
                time.sleep(600)
            """;

    private static final String TURNS =
            """
            import os, signal
            source, sink = os.pipe()
            print('up', flush=True)
            children = []
            for name in (b'A', b'B', b'C'):
                pid = os.fork()
                if pid == 0:
                    for _ in range(3):
                        os.kill(os.getpid(), signal.SIGSTOP)
                        os.write(sink, name)
                    os._exit(0)
                children.append(pid)
            for pid in children:
                os.waitpid(pid, 0)
            print(os.read(source, 99).decode(), flush=True)
            """;

    private static final String POLLER_AND_GATED =
            """
            import os, signal, time
            source, sink = os.pipe()
            os.set_blocking(source, False)
            print('up', flush=True)
            if os.fork() == 0:
                os.kill(os.getpid(), signal.SIGSTOP)
                os.write(sink, b'X')
                os._exit(0)
            while True:
                try:
                    print(os.read(source, 1).decode(), flush=True)
                    break
                except BlockingIOError:
                    time.sleep(0.001)
            os.wait()
            """;

    private final ObserveConfig config = Config.defaults(ObserveConfig.class);
    private final Pace pace = Pace.ofMachine();
    private final List<Process> started = new java.util.ArrayList<>();

    @AfterEach
    void end_all() {
        for (var process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void a_sleeper_is_asleep_quiet_and_without_left_overs() throws Exception {
        var tasks = python("import time\nprint('up', flush=True)\ntime.sleep(600)");
        var all = tasks.byInside().keySet();
        var leftOvers = LeftOvers.since(tasks);
        assertEquals(all, new Asleep(tasks, config, pace).await(all).asleep());
        var report = new Quiet(tasks, config, pace).watch(all, WINDOW);
        assertEquals(List.of(), kinds(report));
        assertEquals(1, report.shares().size());
        assertEquals(List.of(), leftOvers.findings());
    }

    @Test
    void a_spinner_is_awake_and_busy() throws Exception {
        var tasks = python("print('up', flush=True)\nwhile True: pass");
        var all = tasks.byInside().keySet();
        assertEquals(all, new Asleep(tasks, config, pace).await(all).awake());
        assertEquals(
                List.of(FindingKind.BUSY_WAIT),
                kinds(new Quiet(tasks, config, pace).watch(all, WINDOW)));
        var watch = new DeadlockWatch(tasks, config, pace);
        for (int look = 0; look < 5; look++) {
            assertFalse(watch.look(false));
            pace.pause(Duration.ofMillis(100));
        }
    }

    @Test
    void a_poller_polls() throws Exception {
        var tasks = python("import time\nprint('up', flush=True)\nwhile True: time.sleep(0.2)");
        var all = tasks.byInside().keySet();
        assertEquals(
                List.of(FindingKind.POLLING),
                kinds(new Quiet(tasks, config, pace).watch(all, WINDOW)));
    }

    @Test
    void a_handler_that_waits_for_all_leaves_no_zombie() throws Exception {
        var outcome = burst("False");
        assertEquals(List.of(), outcome.left());
    }

    @Test
    void a_handler_that_waits_once_for_each_signal_leaves_zombies() throws Exception {
        var outcome = burst("True");
        assertTrue(outcome.left().size() >= 9, outcome.toString());
        assertEquals(FindingKind.ZOMBIE, Zombies.findings(outcome.left()).getFirst().kind());
    }

    @Test
    void processes_at_gates_take_turns_in_an_order_that_follows_from_the_seed() throws Exception {
        var orders = new HashSet<String>();
        for (long seed = 1; seed <= 5; seed++) {
            var order = turns(seed);
            assertEquals(order, turns(seed));
            orders.add(order);
        }
        assertTrue(orders.size() > 2, orders.toString());
    }

    @Test
    void who_polls_holds_up_no_gate() throws Exception {
        assertEquals("X", through(POLLER_AND_GATED, 1));
    }

    /// The order in which three processes pass three gates each.
    private String turns(long seed) throws Exception {
        return through(TURNS, seed);
    }

    /// What a program prints that passes its gates.
    private String through(String program, long seed) throws Exception {
        var gates = new Gates(python(program), new java.util.Random(seed), config);
        var process = started.getLast();
        while (process.isAlive()) {
            gates.look();
            pace.pause(Duration.ofMillis(1));
        }
        return process.inputReader().readLine();
    }

    @Test
    void no_process_outside_the_box_is_signalled() throws Exception {
        var tasks = python("import time\nprint('up', flush=True)\ntime.sleep(600)");
        long inside = tasks.pids().iterator().next();
        assertFalse(new BoxSignals(Set::of).send(inside, BoxSignals.TERMINATE));
        assertTrue(started.getFirst().isAlive());
        assertFalse(new BoxSignals(() -> Set.of(Long.MAX_VALUE >> 33)).send(4_194_303, 0));
        assertTrue(new BoxSignals(tasks::pids).send(inside, BoxSignals.TERMINATE));
        assertEquals(128 + BoxSignals.TERMINATE, started.getFirst().waitFor());
    }

    @Test
    void a_control_sleeper_knows_when_it_overslept() throws Exception {
        try (var sleeper = ControlSleeper.start(pace)) {
            pace.pause(Duration.ofMillis(50));
            assertTrue(sleeper.worst().isPositive());
        }
    }

    /// @param isOnce Python expression: whether the handler waits for one child only
    private Burst.Outcome burst(String isOnce) throws Exception {
        var tasks = python(CHILDREN.formatted(isOnce));
        var process = started.getFirst();
        var children = process.children().map(ProcessHandle::pid).collect(Collectors.toSet());
        assertEquals(12, children.size());
        return new Burst(tasks, config, pace).run(process.pid(), children, true);
    }

    private Tasks python(String program) throws IOException {
        var process =
                new ProcessBuilder("/usr/bin/python3", "-I", "-S", "-c", program)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        started.add(process);
        assertFalse(process.inputReader().readLine().isEmpty());
        return new Tasks(ProcFiles.ofMachine(), () -> treeOf(process));
    }

    private static Set<Long> treeOf(Process process) {
        var pids = new HashSet<Long>();
        if (process.isAlive()) {
            pids.add(process.pid());
        }
        process.descendants().map(ProcessHandle::pid).forEach(pids::add);
        return pids;
    }

    private static List<FindingKind> kinds(Quiet.Report report) {
        return report.findings(new Quiet.Allowed(0.05, 1)).stream()
                .map(finding -> finding.kind())
                .toList();
    }
}
