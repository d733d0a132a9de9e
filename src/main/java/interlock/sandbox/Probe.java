package interlock.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out by a trivial box what can be enforced here. The answer is kept; guarded by its lock.
final class Probe {
    /// No grader has that many slots, so the box shares its user with nobody.
    private static final int SLOT = 100_000;

    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    ByteSize.mebibytes(64),
                    16,
                    ByteSize.mebibytes(1));
    private static final Map<String, String> PROGRAMS =
            Map.of(
                    "bwrap", "bubblewrap",
                    "perl", "perl-base",
                    "setpriv", "util-linux",
                    "prlimit", "util-linux");

    private final Sandbox sandbox;
    private final CgroupTree tree;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Capabilities found;

    Probe(Sandbox sandbox, CgroupTree tree) {
        this.sandbox = sandbox;
        this.tree = tree;
    }

    Capabilities capabilities() {
        lock.lock();
        try {
            if (found == null) {
                found = find();
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private Capabilities find() {
        var missing = new ArrayList<String>(tree.missing());
        if (!NodeDirectory.isRoot()) {
            missing.add("Slots do not have users of their own: run the grader as root.");
        }
        PROGRAMS.forEach(
                (program, packaged) -> {
                    if (!isInstalled(program)) {
                        missing.add(
                                "%s is not installed: apt-get install %s"
                                        .formatted(program, packaged));
                    }
                });
        try {
            var status = statusInside();
            boolean seccomp = status.contains("Seccomp:\t2");
            if (!seccomp) {
                missing.add("The kernel applies no system call filter (CONFIG_SECCOMP_FILTER).");
            }
            return new Capabilities(tree.version(), true, seccomp, missing);
        } catch (SandboxException refused) {
            missing.add(advice(String.valueOf(refused.getMessage())));
            return new Capabilities(tree.version(), false, false, missing);
        }
    }

    private String statusInside() {
        var command = List.of("/usr/bin/cat", "/proc/self/status");
        var slot = new Slot(SLOT, Set.of(firstCpu()));
        var result = sandbox.run(new BoxSpec(slot, command, Map.of(), Map.of(), Map.of(), LIMITS));
        if (!result.outcome().isSuccess()) {
            throw new SandboxException("a trivial box ended with " + result.outcome());
        }
        return new String(result.stdout(), StandardCharsets.UTF_8);
    }

    private static boolean isInstalled(String program) {
        return Stream.of("/usr/bin", "/bin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// The first core this process may use.
    private static int firstCpu() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException failure) {
            throw new SandboxException("/proc/self/status cannot be read", failure);
        }
    }

    private static String advice(String complaint) {
        if (complaint.contains("namespace") || complaint.contains("uid map")) {
            return ("User namespaces are refused (%s). On Ubuntu: sysctl -w"
                            + " kernel.apparmor_restrict_unprivileged_userns=0; on older Debian:"
                            + " sysctl -w kernel.unprivileged_userns_clone=1; in a container: start"
                            + " it with --privileged, or a seccomp profile that allows unshare,"
                            + " clone and mount.")
                    .formatted(complaint);
        }
        return "No box can be made: " + complaint;
    }
}
