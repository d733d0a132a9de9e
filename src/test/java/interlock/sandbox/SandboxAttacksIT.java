package interlock.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Programs that attack: each is contained, judged rightly, and leaves nothing behind.
class SandboxAttacksIT {
    private static final Slot SLOT = new Slot(41, Set.of(0, 1));
    private static final Limits LIMITS =
            limits(Duration.ofSeconds(60), Duration.ofSeconds(30), 128, 64);

    private BubblewrapSandbox sandbox;
    private String mounts;
    private Path work;

    private static Limits limits(Duration wall, Duration cpu, int mebibytes, int processes) {
        var memory = ByteSize.mebibytes(mebibytes);
        return new Limits(wall, cpu, memory, processes, ByteSize.mebibytes(1));
    }

    @BeforeEach
    void open() throws IOException {
        work = Files.createTempDirectory("boxes");
        mounts = Files.readString(Path.of("/proc/mounts"));
        var values = Map.of("interlock.sandbox.work-directory", work.toString());
        sandbox = new BubblewrapSandbox(Config.with(SandboxConfig.class, values));
    }

    @AfterEach
    void nothing_is_left() throws IOException {
        // A killed process may be a zombie until the machine's init collects it.
        new Patience(Duration.ofSeconds(10)).until(() -> processesOf(SLOT.uid()).isEmpty());
        assertEquals(List.of(), processesOf(SLOT.uid()));
        assertEquals(List.of(), traces("box"), "a box left a control group or a directory");
        sandbox.close();
        assertEquals(List.of(), traces(""), "the sandbox left something");
        assertEquals(mounts, Files.readString(Path.of("/proc/mounts")));
        Files.delete(work.resolve("lock"));
        Files.delete(work);
    }

    private static List<Long> processesOf(int user) {
        return ProcessHandle.allProcesses()
                .filter(process -> isOwnedBy(process.pid(), user))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean isOwnedBy(long pid, int user) {
        try {
            return Files.getAttribute(Path.of("/proc/" + pid), "unix:uid").equals(user);
        } catch (IOException ended) {
            return false;
        }
    }

    /// Directories of boxes, and control groups of this sandbox, that still exist.
    private List<Path> traces(String prefix) throws IOException {
        var found = new ArrayList<Path>();
        for (var node : CgroupTree.children(work)) {
            try (var entries = Files.list(node)) {
                entries.filter(path -> path.getFileName().toString().matches("\\d+"))
                        .forEach(found::add);
            }
        }
        var ours = "/" + sandbox.name() + "/" + prefix;
        var visitor =
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path group, BasicFileAttributes attributes) {
                        if (group.toString().contains(ours)) {
                            found.add(group);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path gone, IOException failure) {
                        return FileVisitResult.CONTINUE; // Others' groups come and go.
                    }
                };
        Files.walkFileTree(Path.of("/sys/fs/cgroup"), Set.of(), 5, visitor);
        return found;
    }

    private BoxResult run(Limits limits, Map<String, byte[]> files, String script) {
        var command = List.of("sh", "-c", script);
        return sandbox.run(new BoxSpec(SLOT, command, files, Map.of(), Map.of(), limits));
    }

    private BoxResult sh(String script) {
        return run(LIMITS, Map.of(), script);
    }

    private BoxResult python(Limits limits, String source) {
        var command = List.of("python3", "-I", "-S", "/in/attack.py");
        var files = Map.of("attack.py", source.getBytes(UTF_8));
        return sandbox.run(new BoxSpec(SLOT, command, files, Map.of(), Map.of(), limits));
    }

    /// Compiles and runs a C program, both in the box.
    private BoxResult c(String source) {
        var files = Map.of("attack.c", source.getBytes(UTF_8));
        return run(LIMITS, files, "gcc -w -o /box/attack /in/attack.c && exec /box/attack");
    }

    private static String text(BoxResult result) {
        return new String(result.stdout(), UTF_8).strip();
    }

    private static void assertPrints(String expected, BoxResult result) {
        assertEquals(expected, text(result), () -> new String(result.stderr(), UTF_8));
        assertEquals(new Outcome.Exited(0), result.outcome());
    }

    @Test
    void a_fork_bomb_hits_the_process_limit_and_times_out() {
        var limits = limits(Duration.ofSeconds(2), Duration.ofSeconds(2), 128, 32);
        var source =
                """
                import os, sys
                while True:
                    try: os.fork()
                    except OSError: pass
                """;
        var result = python(limits, source);
        assertTrue(result.outcome() instanceof Outcome.TimedOut, result.outcome().toString());
        assertTrue(result.usage().processLimitHits() > 0, result.usage().toString());
    }

    @Test
    void memory_beyond_the_limit_is_out_of_memory() {
        var result = python(LIMITS, "x = bytearray(1 << 30)\nx[::4096] = b'x' * (1 << 18)\n");
        assertEquals(new Outcome.OutOfMemory(), result.outcome());
    }

    @Test
    void a_child_out_of_memory_counts_though_its_parent_exits_with_0() {
        var result = sh("python3 -ISc 'x = b\"x\" * (1 << 30)' 2>/dev/null; sleep 0.01; exit 0");
        assertEquals(new Outcome.OutOfMemory(), result.outcome());
    }

    @Test
    void a_full_scratch_folder_refuses_more() {
        var script =
                """
                head -c 500000000 /dev/zero 2>/dev/null > /tmp/a
                head -c 10000000 /dev/zero 2>/dev/null > /tmp/b || echo full
                """;
        assertPrints("full", run(limits(LIMITS.wall(), LIMITS.cpu(), 256, 64), Map.of(), script));
    }

    @Test
    void files_in_all_scratch_folders_count_as_memory() {
        var script = "for d in /tmp /box /dev/shm; do head -c 60000000 /dev/zero > $d/x; done";
        assertEquals(new Outcome.OutOfMemory(), sh(script).outcome());
    }

    @Test
    void countless_small_files_count_as_memory() {
        var limits = limits(Duration.ofSeconds(60), Duration.ofSeconds(30), 40, 64);
        var source = "i = 0\nwhile True:\n    open(f'/box/{i}', 'w').close()\n    i += 1\n";
        assertEquals(new Outcome.OutOfMemory(), python(limits, source).outcome());
    }

    @Test
    void an_output_flood_is_cut_and_named() {
        var result = sh("yes");
        assertEquals(new Outcome.OutputLimit(), result.outcome());
        assertEquals(LIMITS.output().bytes(), result.stdout().length);
        assertEquals(new Outcome.OutputLimit(), sh("yes >&2").outcome());
    }

    @Test
    void output_just_beyond_the_limit_is_noticed_after_a_normal_exit() {
        var script = "head -c %d /dev/zero".formatted(LIMITS.output().bytes() + 1);
        assertEquals(new Outcome.OutputLimit(), sh(script).outcome());
    }

    @Test
    void a_daemon_that_holds_the_output_open_dies_with_its_box() {
        var source =
                """
                import os, time
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        time.sleep(1000)
                    os._exit(0)
                print('done', flush=True)
                """;
        assertPrints("done", python(LIMITS, source));
    }

    @Test
    void killing_everybody_reaches_only_the_own_processes() {
        assertPrints("alive", sh("sleep 100 & kill -9 -1; kill -9 1; kill -STOP 1; echo alive"));
    }

    @Test
    void stopping_the_parent_does_not_stop_the_limits() {
        var limits = limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 64, 16);
        var result = run(limits, Map.of(), "(kill -STOP $PPID $$); exit 3");
        assertEquals(new Outcome.TimedOut(Outcome.Clock.WALL), result.outcome());
    }

    @Test
    void tracing_and_namespaces_are_refused() {
        var source =
                """
                #define _GNU_SOURCE
                #include <errno.h>
                #include <sched.h>
                #include <stdio.h>
                #include <sys/mount.h>
                #include <sys/ptrace.h>
                #include <sys/syscall.h>
                #include <unistd.h>
                #define TRY(name, call) errno = 0; r = call; printf(name " %d %d\\n", r, errno)
                int main(void) {
                    int r;
                    TRY("ptrace", ptrace(PTRACE_ATTACH, getppid(), 0, 0));
                    TRY("mount", mount("none", "/tmp", "tmpfs", 0, 0));
                    TRY("umount", umount2("/in", MNT_DETACH));
                    TRY("unshare", unshare(CLONE_NEWUSER));
                    TRY("clone", syscall(SYS_clone, CLONE_NEWUSER | 17, 0, 0, 0, 0));
                    TRY("clone3", syscall(SYS_clone3, 0, 0));
                    TRY("setns", setns(0, 0));
                    TRY("chroot", chroot("/tmp"));
                    TRY("bpf", syscall(SYS_bpf, 0, 0, 0));
                    TRY("keyctl", syscall(SYS_keyctl, 0, 0, 0, 0, 0));
                    TRY("io_uring", syscall(SYS_io_uring_setup, 1, 0));
                    TRY("handle", syscall(SYS_open_by_handle_at, 0, 0, 0));
                    TRY("setuid", setuid(0));
                }
                """;
        assertPrints(
                """
                ptrace -1 1
                mount -1 1
                umount -1 1
                unshare -1 1
                clone -1 1
                clone3 -1 38
                setns -1 1
                chroot -1 1
                bpf -1 1
                keyctl -1 1
                io_uring -1 1
                handle -1 1
                setuid -1 22\
                """,
                c(source));
    }

    @Test
    void no_network_is_reachable() throws IOException {
        var source =
                """
                import os, socket
                def attempt(name, act):
                    try:
                        act()
                        print(name, 'reached')
                    except OSError as failure:
                        print(name, failure.errno)
                attempt('internet', lambda: socket.create_connection(('192.0.2.1', 80), 2))
                port = int(open('/in/port').read())
                attempt('host', lambda: socket.create_connection(('127.0.0.1', port), 2))
                attempt('vsock', lambda: socket.socket(40, socket.SOCK_STREAM))
                attempt('packet', lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
                attempt('netlink', lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))
                s = socket.socket(socket.AF_UNIX)
                attempt('abstract', lambda: s.connect('\\0' + open('/in/name').read()))
                print(sorted(name for _, name in socket.if_nameindex()))
                """;
        var name = "interlock-attack-" + ProcessHandle.current().pid();
        try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var files =
                    Map.of(
                            "attack.py", source.getBytes(UTF_8),
                            "port", Integer.toString(tcp.getLocalPort()).getBytes(UTF_8),
                            "name", name.getBytes(UTF_8));
            var result = run(LIMITS, files, "python3 -I -S /in/attack.py");
            var lines = text(result).lines().toList();
            assertEquals(
                    List.of(
                            "internet 101",
                            "host 111",
                            "vsock 1",
                            "packet 1",
                            "netlink 1",
                            "abstract 111"),
                    lines.subList(0, 6),
                    () -> new String(result.stderr(), UTF_8));
        }
    }

    @Test
    void proc_shows_neither_the_host_nor_other_boxes() throws IOException, InterruptedException {
        var other =
                new BoxSpec(
                        SLOT,
                        List.of("sleep", "1000"),
                        Map.of("secret", "s3cret-file".getBytes(UTF_8)),
                        Map.of(),
                        Map.of("SECRET", "s3cret-variable"),
                        LIMITS);
        try (var _ = sandbox.start(other)) {
            var script =
                    """
                    tr '\\0' '\\n' < /proc/1/environ; tr '\\0' ' ' < /proc/1/cmdline
                    ls -l /proc/1/fd/ /proc/self/fd/; cat /proc/self/mountinfo /proc/self/cgroup
                    cat /proc/*/cmdline /proc/*/environ 2>/dev/null | tr '\\0' '\\n'
                    echo processes $(ls /proc | grep -c '^[0-9]')
                    """;
            var seen = text(sh(script));
            for (var secret :
                    List.of("s3cret", "sleep", "java", System.getProperty("user.dir"), "vsock")) {
                assertFalse(seen.contains(secret), () -> secret + " is seen in\n" + seen);
            }
            assertTrue(seen.contains("processes 4") || seen.contains("processes 5"), seen);
        }
    }

    @Test
    void secrets_of_the_machine_are_not_there() {
        var script =
                """
                for f in /etc/shadow /root /home /var /run /sys /proc/1/root/root /proc/sysrq-trigger; do
                    if ls $f/ >/dev/null 2>&1 || head -c 1 $f >/dev/null 2>&1; then echo $f; fi
                done
                id -u; cat /proc/self/status | grep -E 'CapEff|CapPrm|NoNewPrivs' | tr -d '\\t'
                """;
        assertPrints(
                """
                1000
                CapPrm:0000000000000000
                CapEff:0000000000000000
                NoNewPrivs:1\
                """,
                sh(script));
    }

    @Test
    void a_symbolic_link_as_output_is_just_a_link_in_the_box() {
        assertPrints(
                "refused",
                sh("ln -s /etc/shadow /box/result && cat /box/result 2>/dev/null || echo refused"));
    }

    @Test
    void no_descriptor_is_inherited() {
        // No pipeline: the shell would have its pipes open while it is looked at.
        assertPrints("0\n1\n2", sh("ls /proc/$$/fd; true"));
    }

    @Test
    void a_forged_status_changes_nothing_a_limit_decides() {
        var limits = limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 64, 16);
        var script = "echo 'exit 0' > /proc/1/fd/7; sleep 1000";
        assertEquals(
                new Outcome.TimedOut(Outcome.Clock.WALL), run(limits, Map.of(), script).outcome());
    }

    @Test
    void sleeping_past_the_wall_limit_is_timed_out_by_the_wall_clock() {
        var limits = limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 64, 16);
        assertEquals(
                new Outcome.TimedOut(Outcome.Clock.WALL),
                run(limits, Map.of(), "sleep 1000").outcome());
    }

    @Test
    void cpu_time_is_counted_over_many_processes() {
        var limits = limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 64, 32);
        var script = "for i in 1 2 3 4 5 6 7 8; do (while :; do :; done) & done; wait";
        assertEquals(
                new Outcome.TimedOut(Outcome.Clock.CPU), run(limits, Map.of(), script).outcome());
    }

    @Test
    void cpu_time_of_children_that_ended_is_counted() {
        var limits = limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 64, 32);
        assertEquals(
                new Outcome.TimedOut(Outcome.Clock.CPU),
                run(limits, Map.of(), "while :; do /usr/bin/true; done").outcome());
    }

    @Test
    void the_input_of_a_box_is_closed_to_other_users() throws IOException {
        var files = Map.of("secret", "x".getBytes(UTF_8));
        var spec = new BoxSpec(SLOT, List.of("sleep", "100"), files, Map.of(), Map.of(), LIMITS);
        try (var _ = sandbox.start(spec);
                var tree = Files.walk(work)) {
            var secret = tree.filter(path -> path.endsWith("in/secret")).findFirst().orElseThrow();
            var box = secret.resolve("../..").normalize();
            assertEquals(0, (int) Files.getAttribute(box, "unix:mode") & 07);
            assertEquals(0, (int) Files.getAttribute(secret, "unix:mode") & 07);
            assertEquals(SLOT.uid(), Files.getAttribute(secret, "unix:gid"));
        }
    }
}
