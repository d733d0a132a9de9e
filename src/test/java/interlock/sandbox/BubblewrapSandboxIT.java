package interlock.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The sandbox does what it says, with real boxes.
class BubblewrapSandboxIT {
    private static final Slot SLOT = new Slot(40, Set.of(0, 1));
    private static BubblewrapSandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = new BubblewrapSandbox(Config.defaults(SandboxConfig.class));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static Limits limits() {
        return new Limits(
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                ByteSize.mebibytes(256),
                64,
                ByteSize.mebibytes(1));
    }

    private static BoxSpec spec(String... command) {
        return new BoxSpec(SLOT, List.of(command), Map.of(), Map.of(), Map.of(), limits());
    }

    private static Outcome outcomeOf(String script) {
        return sandbox.run(spec("sh", "-c", script)).outcome();
    }

    private static String printed(String script) {
        var result = sandbox.run(spec("sh", "-c", script));
        assertEquals("", new String(result.stderr(), UTF_8));
        return new String(result.stdout(), UTF_8).strip();
    }

    @Test
    void this_machine_lets_us_isolate_fully() {
        var capabilities = sandbox.capabilities();
        assertTrue(capabilities.isFullIsolation(), capabilities.toString());
        assertEquals(List.of(), capabilities.missing());
    }

    @Test
    void an_exit_and_a_death_by_signal_are_told_apart() {
        assertEquals(new Outcome.Exited(0), outcomeOf("exit 0"));
        assertEquals(new Outcome.Exited(137), outcomeOf("exit 137"));
        assertEquals(new Outcome.Exited(255), outcomeOf("exit 255"));
        assertEquals(new Outcome.Signalled(9), outcomeOf("kill -9 $$"));
        assertEquals(new Outcome.Signalled(11), outcomeOf("kill -SEGV $$"));
        assertEquals(new Outcome.Signalled(15), outcomeOf("kill $$"));
    }

    @Test
    void a_command_that_does_not_exist_is_the_platforms_fault() {
        var failure = assertThrows(SandboxException.class, () -> sandbox.run(spec("/nowhere")));
        assertTrue(failure.toString().contains("No such file"), failure.toString());
    }

    @Test
    void a_mount_that_does_not_exist_is_named() {
        var mounts = Map.of(Path.of("/jdk"), Path.of("/no/such/folder"));
        var spec = new BoxSpec(SLOT, List.of("true"), Map.of(), mounts, Map.of(), limits());
        var failure = assertThrows(SandboxException.class, () -> sandbox.run(spec));
        assertTrue(failure.toString().contains("/no/such/folder"), failure.toString());
    }

    @Test
    void files_mounts_and_environment_are_there() {
        var files =
                Map.of("a/b.txt", "hello".getBytes(UTF_8), "run", "#!/bin/sh\n".getBytes(UTF_8));
        var mounts = Map.of(Path.of("/jdk"), Path.of(System.getProperty("java.home")));
        var command = List.of("sh", "-c", "/in/run; cat /in/a/b.txt; /jdk/bin/java -version; env");
        var spec = new BoxSpec(SLOT, command, files, mounts, Map.of("KEY", "value"), limits());
        var result = sandbox.run(spec);
        var out = new String(result.stdout(), UTF_8);
        assertTrue(out.startsWith("hello"), out);
        assertTrue(new String(result.stderr(), UTF_8).contains("openjdk version"));
        assertEquals(
                Set.of("HOME", "KEY", "LANG", "PATH", "PWD"),
                Set.copyOf(
                        out.substring("hello".length())
                                .lines()
                                .map(line -> line.split("=", 2)[0])
                                .toList()));
    }

    @Test
    void a_file_name_that_leads_out_is_refused() {
        var files = Map.of("../x", new byte[0]);
        var spec = new BoxSpec(SLOT, List.of("true"), files, Map.of(), Map.of(), limits());
        assertThrows(IllegalArgumentException.class, () -> sandbox.run(spec));
    }

    @Test
    void only_the_work_folders_can_be_written() {
        assertEquals(
                "box\nshm\ntmp",
                printed(
                        """
                for d in / /in /usr /etc /dev /proc; do
                    touch $d/x 2>/dev/null && echo $d
                done
                touch /box/x && echo box; touch /dev/shm/x && echo shm; touch /tmp/x && echo tmp
                """));
    }

    @Test
    void a_box_is_a_conversation() throws IOException, InterruptedException {
        try (var box = sandbox.start(spec("sh", "-c", "while read -r x; do echo got $x; done"))) {
            var answers = new BufferedReader(new InputStreamReader(box.stdout(), UTF_8));
            for (int i = 0; i < 10; i++) {
                box.stdin().write((i + "\n").getBytes(UTF_8));
                box.stdin().flush();
                assertEquals("got " + i, answers.readLine());
            }
            box.stdin().close();
            assertEquals(new Outcome.Exited(0), box.await().outcome());
        }
    }

    @Test
    void standard_streams_can_be_opened_by_name() {
        assertEquals("here", printed("echo here > /dev/stdout; : > /dev/stderr; : < /dev/stdin"));
    }

    @Test
    void the_processes_of_the_candidate_are_listed_and_ours_are_not() throws IOException {
        try (var box = sandbox.start(spec("sh", "-c", "sleep 100 & echo up; wait"))) {
            assertEquals('u', box.stdout().read());
            assertEquals(2, box.pids().size());
        }
    }

    @Test
    void usage_is_what_the_kernel_counted() {
        var script =
                "head -c 30000000 /dev/zero > /box/x; i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
        var usage = sandbox.run(spec("sh", "-c", script)).usage();
        assertTrue(usage.cpu().toMillis() > 50, usage.toString());
        assertTrue(usage.user().plus(usage.system()).toMillis() > 50, usage.toString());
        assertTrue(usage.memoryPeak().bytes() > 30_000_000, usage.toString());
        assertTrue(usage.wall().compareTo(Duration.ZERO) > 0, usage.toString());
        assertEquals(0, usage.processLimitHits());
    }

    @Test
    void a_killed_box_says_so() throws InterruptedException {
        try (var box = sandbox.start(spec("sleep", "100"))) {
            box.kill();
            assertEquals(new Outcome.Killed(), box.await().outcome());
            assertEquals(Set.of(), box.pids());
        }
    }
}
