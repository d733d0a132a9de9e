package interlock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The version 2 files are read and written as the kernel documents them, in a directory laid out
/// like a delegated subtree.
class CgroupV2Test {
    private static final Cgroup.Bounds BOUNDS =
            new Cgroup.Bounds(Set.of(3, 1), ByteSize.mebibytes(64), 10, 100);

    @TempDir Path root;

    @BeforeEach
    void lay_out_a_subtree() throws IOException {
        for (var group : List.of("", "interlock", "interlock/node")) {
            var directory = Files.createDirectories(root.resolve(group));
            Files.writeString(
                    directory.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
            Files.writeString(directory.resolve("cgroup.subtree_control"), "\n");
            Files.writeString(directory.resolve("cpu.weight"), "100\n");
        }
        var box = Files.createDirectories(root.resolve("interlock/node/box1"));
        write(box, "cpuset.cpus", "");
        write(box, "memory.swap.max", "max\n");
    }

    private static void write(Path directory, String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private CgroupTree open() {
        return CgroupV2.Tree.open(root, "node", Config.defaults(SandboxConfig.class));
    }

    private String content(String file) throws IOException {
        return Files.readString(root.resolve("interlock/node/box1").resolve(file));
    }

    @Test
    void limits_are_written_where_the_kernel_reads_them() throws IOException {
        open().create("box1", BOUNDS);
        assertEquals("67108864", content("memory.max"));
        assertEquals("0", content("memory.swap.max"));
        assertEquals("1", content("memory.oom.group"));
        assertEquals("10", content("pids.max"));
        assertEquals("100", content("cpu.weight"));
        assertEquals("1,3", content("cpuset.cpus"));
    }

    @Test
    void controllers_are_passed_on_and_our_groups_weigh_more() throws IOException {
        var tree = open();
        assertEquals("+io", Files.readString(root.resolve("cgroup.subtree_control")));
        assertEquals("200", Files.readString(root.resolve("interlock/cpu.weight")));
        assertEquals(Capabilities.Cgroups.V2, tree.version());
        assertEquals(List.of(), tree.missing());
    }

    @Test
    void a_subtree_without_the_needed_controllers_is_refused_with_advice() throws IOException {
        write(root, "cgroup.controllers", "cpu pids\n");
        var refused = assertThrows(SandboxException.class, this::open);
        assertTrue(refused.toString().contains("Delegate="), refused.toString());
    }

    @Test
    void missing_optional_controllers_are_named() throws IOException {
        write(root.resolve("interlock/node"), "cgroup.controllers", "cpu memory pids\n");
        assertEquals(2, open().missing().size());
    }

    @Test
    void counters_are_read() throws IOException {
        var group = open().create("box1", BOUNDS);
        var box = root.resolve("interlock/node/box1");
        write(box, "cpu.stat", "usage_usec 3500\nuser_usec 2000\nsystem_usec 1500\n");
        write(box, "memory.peak", "4096\n");
        write(box, "memory.events", "low 0\nhigh 0\nmax 7\noom 1\noom_kill 2\noom_group_kill 1\n");
        write(box, "pids.events", "max 5\n");
        write(
                box,
                "io.stat",
                "8:0 rbytes=100 wbytes=20 rios=1 wios=1\n8:16 rbytes=1 wbytes=2 rios=1 wios=1\n");
        write(
                box,
                "cpu.pressure",
                "some avg10=0.00 avg60=0.00 avg300=0.00 total=9\nfull avg10=0.00 total=1\n");
        write(box, "cgroup.procs", "12\n13\n");
        assertEquals(
                new Cgroup.CpuTime(
                        Duration.ofNanos(3_500_000),
                        Duration.ofNanos(2_000_000),
                        Duration.ofNanos(1_500_000)),
                group.cpu());
        assertEquals(new ByteSize(4096), group.memoryPeak());
        assertEquals(2, group.oomKills());
        assertEquals(5, group.processLimitHits());
        assertEquals(new Cgroup.Transfer(new ByteSize(101), new ByteSize(22)), group.transfer());
        assertEquals(Duration.ofNanos(9000), group.cpuPressure());
        assertEquals(Set.of(12L, 13L), group.members());
    }

    @Test
    void a_group_is_killed_by_its_own_file() throws IOException {
        var group = open().create("box1", BOUNDS);
        write(root.resolve("interlock/node/box1"), "cgroup.kill", "");
        group.kill();
        assertEquals("1", content("cgroup.kill"));
    }
}
