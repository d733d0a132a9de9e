package interlock.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is mounted where, as `/proc/self/mountinfo` tells it (proc_pid_mountinfo(5)).
record Mounts(List<Mount> all) {
    private static final Path SELF = Path.of("/proc/self/mountinfo");
    private static final int ROOT = 3;
    private static final int POINT = 4;
    private static final int DEVICE = 2;

    /// @param device `major:minor`
    /// @param options of the file system; control group controllers are among them
    record Mount(String device, String root, Path point, String type, Set<String> options) {}

    static Mounts read() {
        try {
            return parse(Files.readString(SELF));
        } catch (IOException failure) {
            throw new SandboxException(SELF + " cannot be read", failure);
        }
    }

    static Mounts parse(String text) {
        return new Mounts(text.lines().map(Mounts::mount).toList());
    }

    private static Mount mount(String line) {
        var halves = line.split(" - ", 2);
        var left = halves[0].split(" ", -1);
        var right = halves[1].split(" ", -1);
        return new Mount(
                left[DEVICE],
                left[ROOT],
                Path.of(left[POINT]),
                right[0],
                Set.of(right[2].split(",")));
    }

    /// Version 1 controllers by name.
    Map<String, Path> controllers() {
        var found = new HashMap<String, Path>();
        for (var mount : all) {
            if (mount.type().equals("cgroup")) {
                mount.options().forEach(option -> found.put(option, mount.point()));
            }
        }
        return Map.copyOf(found);
    }

    /// The version 2 hierarchy.
    Optional<Path> unified() {
        return all.stream()
                .filter(mount -> mount.type().equals("cgroup2"))
                .map(Mount::point)
                .findFirst();
    }

    /// Block device below `/usr`, the one file system of a disk that every box reads from.
    Optional<String> disk() {
        return all.stream()
                .filter(mount -> Path.of("/usr").startsWith(mount.point()))
                .filter(mount -> !mount.device().startsWith("0:"))
                .max(Comparator.comparingInt(mount -> mount.point().getNameCount()))
                .map(mount -> wholeDisk(mount.device()));
    }

    private static String wholeDisk(String device) {
        var block = Path.of("/sys/dev/block", device);
        try {
            return Files.exists(block.resolve("partition"))
                    ? Files.readString(block.toRealPath().resolve("../dev")).strip()
                    : device;
        } catch (IOException failure) {
            throw new SandboxException("the disk of " + device + " cannot be found", failure);
        }
    }
}
