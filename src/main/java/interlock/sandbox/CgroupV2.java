package interlock.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A group in the version 2 hierarchy.
///
/// Source: Documentation/admin-guide/cgroup-v2.rst of the kernel.
record CgroupV2(ControlDirectory directory, Duration patience) implements Cgroup {
    private static final Set<String> NEEDED = Set.of("cpu", "memory", "pids");
    private static final List<String> WANTED = List.of("cpu", "memory", "pids", "cpuset", "io");

    /// Where processes of a delegated group go, so that the group itself has none.
    static final String LEAF = "server";

    static Duration micros(long count) {
        return Duration.ofNanos(1000 * count);
    }

    /// The `total` of a line `some avg10=0.00 avg60=0.00 avg300=0.00 total=0`, in microseconds.
    static Duration pressure(String lines) {
        return lines.lines()
                .filter(line -> line.startsWith("some "))
                .map(line -> line.substring(line.lastIndexOf('=') + 1))
                .map(total -> micros(Long.parseLong(total)))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    @Override
    public void join(long pid) {
        directory.join(pid);
    }

    @Override
    public Set<Long> members() {
        return directory.members();
    }

    @Override
    public CpuTime cpu() {
        return new CpuTime(
                micros(directory.entry("cpu.stat", "usage_usec")),
                micros(directory.entry("cpu.stat", "user_usec")),
                micros(directory.entry("cpu.stat", "system_usec")));
    }

    /// Kernels before 5.19 keep no peak; there the present usage is the best answer.
    @Override
    public ByteSize memoryPeak() {
        var file = directory.has("memory.peak") ? "memory.peak" : "memory.current";
        return new ByteSize(directory.readLong(file));
    }

    @Override
    public long oomKills() {
        return directory.entry("memory.events", "oom_kill");
    }

    @Override
    public long processLimitHits() {
        return directory.entry("pids.events", "max");
    }

    @Override
    public Transfer transfer() {
        if (!directory.has("io.stat")) {
            return new Transfer(new ByteSize(0), new ByteSize(0));
        }
        var lines = directory.read("io.stat");
        return new Transfer(sum(lines, "rbytes="), sum(lines, "wbytes="));
    }

    /// Lines are `MAJOR:MINOR rbytes=N wbytes=N rios=N …`.
    private static ByteSize sum(String lines, String key) {
        return new ByteSize(
                lines.lines()
                        .flatMap(line -> List.of(line.split(" ")).stream())
                        .filter(word -> word.startsWith(key))
                        .mapToLong(word -> Long.parseLong(word.substring(key.length())))
                        .sum());
    }

    @Override
    public Duration cpuPressure() {
        return directory.has("cpu.pressure")
                ? pressure(directory.read("cpu.pressure"))
                : Duration.ZERO;
    }

    /// `cgroup.kill` exists since Linux 5.14.
    @Override
    public void kill() {
        if (directory.has("cgroup.kill")) {
            directory.write("cgroup.kill", 1);
        } else {
            Signals.killUntilGone(this::members, patience);
        }
    }

    @Override
    public void remove() {
        directory.remove(patience);
    }

    /// @param base the node's directory
    record Tree(ControlDirectory base, List<String> missing, Duration patience)
            implements CgroupTree {
        public Tree {
            missing = List.copyOf(missing);
        }

        /// @param root a directory whose controllers we may pass on to groups below it
        static CgroupTree open(Path root, String node, SandboxConfig config) {
            var delegated = new ControlDirectory(root);
            vacate(delegated, config.killLimit());
            passOn(delegated);
            var all = ControlDirectory.create(root.resolve(NAME));
            passOn(all);
            var base = ControlDirectory.create(all.path().resolve(node));
            passOn(base);
            if (all.has("cpu.weight")) {
                all.write("cpu.weight", Bounds.USUAL_WEIGHT * WEIGHT_OF_ALL);
            }
            return new Tree(base, missing(base), config.killLimit());
        }

        /// Only the root of the whole hierarchy may have processes beside groups with controllers;
        /// it is the one without a `cgroup.type`. Elsewhere those that are there, and they are ours
        /// or we could not move them, go to a leaf.
        private static void vacate(ControlDirectory root, Duration patience) {
            if (root.has("cgroup.type") && !root.members().isEmpty()) {
                var leaf = ControlDirectory.create(root.path().resolve(LEAF));
                var wait = new Patience(patience);
                for (var left = root.members(); !left.isEmpty(); left = root.members()) {
                    left.forEach(leaf::join);
                    if (!wait.more()) {
                        throw new SandboxException("%s still has processes".formatted(root.path()));
                    }
                }
            }
        }

        private static void passOn(ControlDirectory group) {
            var present = Set.of(group.read("cgroup.controllers").split(" "));
            var passed = Set.of(group.read("cgroup.subtree_control").split(" "));
            if (!present.containsAll(NEEDED)) {
                throw new SandboxException(
                        ("the control group %s is delegated without %s: in the systemd unit, set"
                                        + " Delegate=cpu cpuset io memory pids")
                                .formatted(group.path(), NEEDED));
            }
            for (var controller : WANTED) {
                if (present.contains(controller) && !passed.contains(controller)) {
                    group.write("cgroup.subtree_control", "+" + controller);
                }
            }
        }

        private static List<String> missing(ControlDirectory base) {
            var present = Set.of(base.read("cgroup.controllers").split(" "));
            var sentences = new ArrayList<String>();
            if (!present.contains("cpuset")) {
                sentences.add("Slots do not own their cores: add cpuset to Delegate= in the unit.");
            }
            if (!present.contains("io")) {
                sentences.add("Disk traffic is not counted: add io to Delegate= in the unit.");
            }
            return sentences;
        }

        @Override
        public Capabilities.Cgroups version() {
            return Capabilities.Cgroups.V2;
        }

        @Override
        public Cgroup create(String name, Bounds bounds) {
            var group = new CgroupV2(ControlDirectory.create(base.path().resolve(name)), patience);
            try {
                limit(group.directory(), bounds);
            } catch (SandboxException failure) {
                group.remove();
                throw failure;
            }
            return group;
        }

        private static void limit(ControlDirectory group, Bounds bounds) {
            group.write("memory.max", bounds.memory().bytes());
            if (group.has("memory.swap.max")) {
                group.write("memory.swap.max", 0);
            }
            group.write("memory.oom.group", 1);
            group.write("pids.max", bounds.processes());
            group.write("cpu.weight", bounds.weight());
            if (group.has("cpuset.cpus")) {
                group.write("cpuset.cpus", bounds.cpuList());
            }
        }

        @Override
        public void sweep(String node) {
            var dead = base.path().resolveSibling(node);
            if (!Files.exists(dead)) {
                return;
            }
            for (var box : CgroupTree.children(dead)) {
                var group = new CgroupV2(new ControlDirectory(box), patience);
                group.kill();
                Signals.killUntilGone(group::members, patience);
                group.remove();
            }
            new ControlDirectory(dead).remove(patience);
        }
    }
}
