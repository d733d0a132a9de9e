package interlock.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Where control groups are made: `interlock/<node>/<box>` in each hierarchy of the machine.
sealed interface CgroupTree permits CgroupV1.Tree, CgroupV2.Tree, NoCgroup.Tree {
    /// All our groups together weigh this many times what another group does: a load in one of them
    /// must not starve the grader that watches, nor the database.
    int WEIGHT_OF_ALL = 2;

    String NAME = "interlock";

    Capabilities.Cgroups version();

    Cgroup create(String name, Cgroup.Bounds bounds);

    /// Ends and removes everything below the group of a node, and the group itself.
    void sweep(String node);

    /// Sentences on what is missing and what to do.
    List<String> missing();

    /// The tree this machine lets us use.
    static CgroupTree find(SandboxConfig config, String node) {
        var mounts = Mounts.read();
        var legacy = mounts.controllers();
        if (config.cgroupRoot().isEmpty() && legacy.keySet().containsAll(CgroupV1.NEEDED)) {
            return usable(() -> CgroupV1.Tree.open(legacy, mounts.unified(), node, config));
        }
        if (config.cgroupRoot().isPresent() || mounts.unified().isPresent()) {
            return usable(() -> CgroupV2.Tree.open(delegated(config, mounts), node, config));
        }
        return new NoCgroup.Tree("No control groups are mounted at /sys/fs/cgroup.");
    }

    private static Path delegated(SandboxConfig config, Mounts mounts) {
        return config.cgroupRoot().orElseGet(() -> root(mounts.unified().orElseThrow()));
    }

    /// The root of the hierarchy if it is ours to write, otherwise the group this process is in.
    /// Only the root of the whole machine has no `cgroup.type`.
    private static Path root(Path mount) {
        if (!Files.exists(mount.resolve("cgroup.type")) && Files.isWritable(mount)) {
            return mount;
        }
        var line = new ControlDirectory(Path.of("/proc/self")).read("cgroup");
        var own =
                line.lines()
                        .filter(entry -> entry.startsWith("0::/"))
                        .map(entry -> mount.resolve(entry.substring("0::/".length())))
                        .findFirst()
                        .orElse(mount);
        return own.endsWith(CgroupV2.LEAF) ? own.resolve("..").normalize() : own;
    }

    private static CgroupTree usable(Supplier<CgroupTree> tree) {
        try {
            return tree.get();
        } catch (SandboxException refused) {
            return new NoCgroup.Tree(refused.getMessage() + ".");
        }
    }

    /// Names of the groups directly below a directory.
    static Set<Path> children(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).collect(Collectors.toUnmodifiableSet());
        } catch (NoSuchFileException gone) {
            return Set.of();
        } catch (IOException failure) {
            throw new SandboxException(directory + " cannot be listed", failure);
        }
    }
}
