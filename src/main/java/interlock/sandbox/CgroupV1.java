package interlock.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A group in the version 1 hierarchies, and in the version 2 one beside them if there is one
/// (the "hybrid" layout of systemd).
///
/// Source: Documentation/admin-guide/cgroup-v1 of the kernel.
///
/// @param directories by controller; `unified` is the version 2 one
record CgroupV1(Map<String, ControlDirectory> directories, Duration patience) implements Cgroup {
    static final Set<String> NEEDED = Set.of("cpu", "cpuacct", "cpuset", "memory", "pids");
    static final String UNIFIED = "unified";
    private static final Set<String> WANTED = Set.of("blkio", "freezer");
    private static final int SHARES_PER_WEIGHT = 1024 / Bounds.USUAL_WEIGHT;

    private ControlDirectory at(String controller) {
        return Objects.requireNonNull(directories.get(controller), controller);
    }

    private boolean has(String controller, String file) {
        return directories.containsKey(controller) && at(controller).has(file);
    }

    private Collection<ControlDirectory> distinct() {
        return Set.copyOf(directories.values());
    }

    @Override
    public void join(long pid) {
        distinct().forEach(directory -> directory.join(pid));
    }

    @Override
    public Set<Long> members() {
        return at("pids").members();
    }

    @Override
    public CpuTime cpu() {
        var total = Duration.ofNanos(at("cpuacct").readLong("cpuacct.usage"));
        if (has(UNIFIED, "cpu.stat")) {
            return new CpuTime(
                    total,
                    CgroupV2.micros(at(UNIFIED).entry("cpu.stat", "user_usec")),
                    CgroupV2.micros(at(UNIFIED).entry("cpu.stat", "system_usec")));
        }
        return new CpuTime(
                total,
                Duration.ofNanos(at("cpuacct").readLong("cpuacct.usage_user")),
                Duration.ofNanos(at("cpuacct").readLong("cpuacct.usage_sys")));
    }

    @Override
    public ByteSize memoryPeak() {
        return new ByteSize(at("memory").readLong("memory.max_usage_in_bytes"));
    }

    @Override
    public long oomKills() {
        return at("memory").entry("memory.oom_control", "oom_kill");
    }

    @Override
    public long processLimitHits() {
        return at("pids").entry("pids.events", "max");
    }

    @Override
    public Transfer transfer() {
        var file = "blkio.throttle.io_service_bytes";
        if (!has("blkio", file)) {
            return new Transfer(new ByteSize(0), new ByteSize(0));
        }
        var lines = at("blkio").read(file);
        return new Transfer(sum(lines, "Read"), sum(lines, "Write"));
    }

    /// Lines are `MAJOR:MINOR Read BYTES`.
    private static ByteSize sum(String lines, String direction) {
        return new ByteSize(
                lines.lines()
                        .map(line -> line.split(" "))
                        .filter(words -> words.length == 3 && words[1].equals(direction))
                        .mapToLong(words -> Long.parseLong(words[2]))
                        .sum());
    }

    @Override
    public Duration cpuPressure() {
        return has(UNIFIED, "cpu.pressure")
                ? CgroupV2.pressure(at(UNIFIED).read("cpu.pressure"))
                : Duration.ZERO;
    }

    /// `cgroup.kill` where the version 2 hierarchy has it; otherwise the group is frozen first, so
    /// that nobody forks between the reading of the list and the signal.
    @Override
    public void kill() {
        if (has(UNIFIED, "cgroup.kill")) {
            at(UNIFIED).write("cgroup.kill", 1);
            return;
        }
        if (!has("freezer", "freezer.state")) {
            Signals.killUntilGone(this::members, patience);
            return;
        }
        var freezer = at("freezer");
        freezer.write("freezer.state", "FROZEN");
        new Patience(patience).until(() -> freezer.read("freezer.state").equals("FROZEN"));
        Signals.kill(members());
        freezer.write("freezer.state", "THAWED");
    }

    @Override
    public void remove() {
        distinct().forEach(directory -> directory.remove(patience));
    }

    /// @param bases the node's directory by controller
    /// @param disk `major:minor` whose traffic is to be counted
    record Tree(Map<String, Path> bases, Optional<String> disk, Duration patience)
            implements CgroupTree {
        static CgroupTree open(
                Map<String, Path> mounts,
                Optional<Path> unified,
                String node,
                SandboxConfig config) {
            var bases = new LinkedHashMap<String, Path>();
            mounts.forEach(
                    (controller, mount) -> {
                        if (NEEDED.contains(controller) || WANTED.contains(controller)) {
                            bases.put(controller, mount.resolve(NAME).resolve(node));
                        }
                    });
            unified.ifPresent(mount -> bases.put(UNIFIED, mount.resolve(NAME).resolve(node)));
            bases.values().forEach(ControlDirectory::create);
            var tree = new Tree(bases, Mounts.read().disk(), config.killLimit());
            tree.prepare();
            return tree;
        }

        private void prepare() {
            var cpuset = new ControlDirectory(base("cpuset"));
            inherit(cpuset.parent());
            inherit(cpuset);
            var all = SHARES_PER_WEIGHT * Bounds.USUAL_WEIGHT * WEIGHT_OF_ALL;
            new ControlDirectory(base("cpu")).parent().write("cpu.shares", all);
        }

        /// A new group of `cpuset` may use nothing until told.
        private static void inherit(ControlDirectory group) {
            var parent = group.parent();
            for (var file : List.of("cpuset.cpus", "cpuset.mems")) {
                group.write(file, parent.read(file));
            }
        }

        private Path base(String controller) {
            return Objects.requireNonNull(bases.get(controller), controller);
        }

        @Override
        public Capabilities.Cgroups version() {
            return Capabilities.Cgroups.V1;
        }

        @Override
        public Cgroup create(String name, Bounds bounds) {
            var directories = new LinkedHashMap<String, ControlDirectory>();
            bases.forEach(
                    (controller, base) ->
                            directories.put(
                                    controller, ControlDirectory.create(base.resolve(name))));
            var group = new CgroupV1(Map.copyOf(directories), patience);
            try {
                limit(group, bounds);
            } catch (SandboxException failure) {
                group.remove();
                throw failure;
            }
            return group;
        }

        private void limit(CgroupV1 group, Bounds bounds) {
            var memory = group.at("memory");
            memory.write("memory.limit_in_bytes", bounds.memory().bytes());
            if (memory.has("memory.memsw.limit_in_bytes")) {
                memory.write("memory.memsw.limit_in_bytes", bounds.memory().bytes());
            }
            group.at("pids").write("pids.max", bounds.processes());
            group.at("cpu").write("cpu.shares", SHARES_PER_WEIGHT * bounds.weight());
            inherit(group.at("cpuset"));
            group.at("cpuset").write("cpuset.cpus", bounds.cpuList());
            if (disk.isPresent() && group.directories().containsKey("blkio")) {
                group.at("blkio").write("blkio.throttle.read_bps_device", unlimited());
                group.at("blkio").write("blkio.throttle.write_bps_device", unlimited());
            }
        }

        /// Traffic is counted only where a rule exists, so there is one that nothing reaches.
        private String unlimited() {
            return disk.orElseThrow() + " 100000000000";
        }

        @Override
        public void sweep(String node) {
            bases.forEach(
                    (controller, base) -> {
                        var dead = base.resolveSibling(node);
                        for (var box : CgroupTree.children(dead)) {
                            var group = new ControlDirectory(box);
                            Signals.killUntilGone(group::members, patience);
                            group.remove(patience);
                        }
                        new ControlDirectory(dead).remove(patience);
                    });
        }

        @Override
        public List<String> missing() {
            return bases.containsKey("blkio")
                    ? List.of()
                    : List.of("The blkio controller is not mounted: disk traffic is not counted.");
        }
    }
}
