package interlock.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The command lines of a box: the launcher's, and the arguments that `bwrap` reads from a file.
record BoxArguments(BoxSpec spec, SandboxConfig config, NodeDirectory node) {
    /// Waits for a line, then becomes the box. Descriptors: 7 status, 8 filter, 9 arguments.
    private static final String LAUNCHER =
            """
            exec 7>"$1" 8<"$2" 9<"$3" && shift 3 && read -r go && exec "$@"
            """;

    private static final int USER_INSIDE = 1000;
    private static final List<String> SYSTEM_FOLDERS =
            List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
    private static final List<String> HIDDEN_BELOW_PROC =
            List.of(
                    "cmdline",
                    "config.gz",
                    "diskstats",
                    "interrupts",
                    "kallsyms",
                    "keys",
                    "partitions",
                    "swaps",
                    "timer_list");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin", "HOME", "/box", "LANG", "C.UTF-8");

    /// The limit on a single process is a second net below the one on the tree.
    private static final long CPU_SECONDS_SPARE = 2;

    List<String> launch(Path status, Path arguments) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", LAUNCHER, "launch"));
        command.addAll(List.of(status.toString(), node.filter().toString(), arguments.toString()));
        if (NodeDirectory.isRoot()) {
            var id = spec.slot().uid();
            command.addAll(List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups"));
            command.addAll(List.of("--no-new-privs"));
        }
        command.add("prlimit");
        command.addAll(resourceLimits());
        command.addAll(List.of("bwrap", "--args", "9", "--"));
        command.addAll(List.of("/usr/bin/perl", "-e", Resources.text("init.pl"), "--"));
        command.addAll(spec.command());
        return command;
    }

    /// A trusted program: a user without privileges, and nothing else that a box has.
    static List<String> companion(Companions.Spec spec) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "read -r go && exec \"$@\"", "go"));
        command.addAll(List.of("setpriv", "--pdeathsig=KILL", "--no-new-privs"));
        if (NodeDirectory.isRoot()) {
            var id = spec.slot().companionUid();
            command.addAll(List.of("--reuid=" + id, "--regid=" + id, "--clear-groups"));
        }
        command.addAll(spec.command());
        return command;
    }

    private List<String> resourceLimits() {
        var limits = new ArrayList<String>();
        limits.add("--core=0");
        limits.add("--fsize=" + config.fileSizeMax().bytes());
        limits.add("--nofile=" + config.openFilesMax());
        limits.add("--stack=" + config.stackMax().bytes());
        limits.add("--cpu=" + (spec.limits().cpu().toSeconds() + CPU_SECONDS_SPARE));
        limits.add("--memlock=" + config.lockedMemoryMax().bytes());
        if (NodeDirectory.isRoot()) {
            limits.add("--nproc=" + config.processesPerUserMax());
        }
        return limits;
    }

    /// Separated by NUL, as `bwrap --args` wants them.
    String bubblewrap(Path input) {
        var arguments = new ArrayList<String>();
        isolate(arguments);
        environment().forEach((k, v) -> arguments.addAll(List.of("--setenv", k, v)));
        mount(arguments, input);
        return String.join("\0", arguments) + "\0";
    }

    private static void isolate(List<String> arguments) {
        arguments.addAll(List.of("--unshare-user", "--unshare-pid", "--unshare-net"));
        arguments.addAll(List.of("--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"));
        arguments.addAll(List.of("--uid", "" + USER_INSIDE, "--gid", "" + USER_INSIDE));
        arguments.addAll(List.of("--hostname", "box", "--die-with-parent", "--as-pid-1"));
        arguments.addAll(List.of("--new-session", "--cap-drop", "ALL", "--clearenv"));
    }

    private Map<String, String> environment() {
        var all = new LinkedHashMap<>(ENVIRONMENT);
        all.put("PERL_BADLANG", "0");
        all.putAll(spec.environment());
        return all;
    }

    private void mount(List<String> arguments, Path input) {
        arguments.addAll(List.of("--ro-bind", "/usr", "/usr"));
        SYSTEM_FOLDERS.forEach(folder -> systemFolder(arguments, Path.of(folder)));
        readOnly(arguments, node.etc(), Path.of("/etc"));
        arguments.addAll(List.of("--dev", "/dev"));
        for (var scratch : List.of("/dev/shm", "/tmp", "/box")) {
            arguments.addAll(List.of("--size", "" + config.scratchSize().bytes()));
            arguments.addAll(List.of("--tmpfs", scratch));
        }
        readOnly(arguments, input, Path.of("/in"));
        spec.mounts().forEach((inside, outside) -> readOnly(arguments, outside, inside));
        arguments.addAll(List.of("--proc", "/proc"));
        for (var name : HIDDEN_BELOW_PROC) {
            if (Files.exists(Path.of("/proc", name))) {
                readOnly(arguments, Path.of("/dev/null"), Path.of("/proc", name));
            }
        }
        arguments.addAll(List.of("--chdir", "/box", "--remount-ro", "/dev", "--remount-ro", "/"));
        arguments.addAll(List.of("--seccomp", "8"));
    }

    private static void readOnly(List<String> arguments, Path outside, Path inside) {
        arguments.addAll(List.of("--ro-bind", outside.toString(), inside.toString()));
    }

    /// `/bin` and its kin are links into `/usr` on a merged system.
    private static void systemFolder(List<String> arguments, Path folder) {
        if (Files.isSymbolicLink(folder)) {
            try {
                var target = Files.readSymbolicLink(folder).toString();
                arguments.addAll(List.of("--symlink", target, folder.toString()));
            } catch (IOException failure) {
                throw new SandboxException(folder + " cannot be read", failure);
            }
        } else if (Files.isDirectory(folder)) {
            readOnly(arguments, folder, folder);
        }
    }
}
