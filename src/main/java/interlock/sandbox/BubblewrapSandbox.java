package interlock.sandbox;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Boxes made of bubblewrap, seccomp and control groups.
///
/// How it works. For each box the grader makes a directory for the input files, a control group
/// with the limits, and a pipe for the status. Then these processes meet:
///
///     grader ── sh (launcher) ⇒ setpriv ⇒ prlimit ⇒ bwrap ── init.pl (process 1) ── candidate
///              ── creates a child, ⇒ becomes by exec
///
/// 1. `sh` starts as the grader's user with an empty environment, opens the status pipe, the
///    system call filter and bwrap's arguments as descriptors 7, 8, 9 and waits for a line.
/// 2. The grader puts it into the control group and hands its three pipes to the slot's user
///    (else `/dev/stdout` could not be opened inside), then writes that line.
/// 3. `setpriv` becomes the slot's user: from here on nothing runs as the grader's. `prlimit` sets
///    per-process limits. `bwrap` makes namespaces, mounts and drops all privileges; it stays
///    outside as process 1's parent and dies with the grader (`--die-with-parent`).
/// 4. `init.pl` starts the candidate as its child and reports `started`; here `start` returns.
/// 5. A watch thread per box reads the group's counters every 20 ms and kills what passes a limit.
/// 6. When the candidate ends, process 1 reports how and ends, and the kernel ends all others in
///    the pid namespace. The watch then kills the group once more, reads the final counters,
///    removes group and directory and completes the box's future.
///
/// `--die-with-parent` (and the death signal of companions) means the parent *thread*: all
/// launchers come from one that lives as long as this object. Counters include the making of a
/// box, about 8 ms of CPU.
@Singleton
public final class BubblewrapSandbox implements Sandbox, Companions, AutoCloseable {
    private static final int OWN_PROCESSES = 2;
    private static final int COMPANION_PROCESSES = 256;

    private final SandboxConfig config;
    private final NodeDirectory node;
    private final CgroupTree tree;
    private final AtomicLong boxes = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Probe probe;
    private final ExecutorService launcher =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("box-launcher").factory());

    /// Opens the sandbox of this node, and ends and removes what dead ones left.
    ///
    /// @throws SandboxException if the work directory or libseccomp cannot be used
    @Inject
    public BubblewrapSandbox(SandboxConfig config) {
        this.config = config;
        var name = NodeDirectory.newName();
        this.tree = CgroupTree.find(config, name);
        this.node = NodeDirectory.open(workDirectory(config), name, tree::sweep);
        SeccompFilter.load().compile(node.filter());
        this.probe = new Probe(this, tree);
    }

    private static Path workDirectory(SandboxConfig config) {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var user = System.getProperty("user.name");
        return config.workDirectory()
                .orElse(
                        NodeDirectory.isRoot()
                                ? Path.of("/run/interlock")
                                : temporary.resolve("interlock-" + user));
    }

    @Override
    public Box start(BoxSpec spec) {
        var directory = node.createBox(spec);
        try {
            return startIn(directory, spec);
        } catch (SandboxException failure) {
            NodeDirectory.discard(directory);
            throw failure;
        }
    }

    private Box startIn(Path directory, BoxSpec spec) {
        var group = tree.create("box" + boxes.incrementAndGet(), bounds(spec));
        try {
            var status = StatusPipe.open();
            var process = spawn(directory, status, spec);
            var parts = new BubblewrapBox.Parts(process, group, status, directory);
            var box = new BubblewrapBox(parts, spec.limits(), config);
            box.launch(() -> admit(process, group, spec.slot()));
            return box;
        } catch (SandboxException failure) {
            group.remove();
            throw failure;
        }
    }

    private static Cgroup.Bounds bounds(BoxSpec spec) {
        return new Cgroup.Bounds(
                spec.slot().cpus(),
                spec.limits().memory(),
                spec.limits().processes() + OWN_PROCESSES,
                Cgroup.Bounds.USUAL_WEIGHT);
    }

    private Process spawn(Path directory, StatusPipe status, BoxSpec spec) {
        var arguments = new BoxArguments(spec, config, node);
        var file = directory.resolve("arguments");
        try {
            Files.writeString(file, arguments.bubblewrap(directory.resolve("in")));
            return launch(new ProcessBuilder(arguments.launch(status.path(), file)));
        } catch (IOException failure) {
            status.close();
            throw new SandboxException("the arguments of a box could not be written", failure);
        } catch (SandboxException failure) {
            status.close();
            throw failure;
        }
    }

    private Process launch(ProcessBuilder builder) {
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        try {
            return launcher.submit(builder::start).get();
        } catch (ExecutionException failure) {
            throw new SandboxException("a launcher did not start", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while a launcher started", interrupted);
        }
    }

    @Override
    public Companion start(Companions.Spec spec) {
        var bounds =
                new Cgroup.Bounds(
                        spec.slot().cpus(), spec.memory(), COMPANION_PROCESSES, spec.weight());
        var group = tree.create("companion" + boxes.incrementAndGet(), bounds);
        try {
            var builder = new ProcessBuilder(BoxArguments.companion(spec));
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            var process = launch(builder.directory(spec.directory().toFile()));
            try (var go = process.getOutputStream()) {
                group.join(process.pid());
                go.write('\n');
            } catch (IOException | SandboxException failure) {
                process.destroyForcibly();
                throw new SandboxException("a companion did not start", failure);
            }
            return new GroupCompanion(process, group, config.killLimit());
        } catch (SandboxException failure) {
            group.remove();
            throw failure;
        }
    }

    /// The launcher waits for a line meanwhile, so nothing has run outside the group.
    private static void admit(Process process, Cgroup group, Slot slot) {
        try {
            group.join(process.pid());
            if (NodeDirectory.isRoot()) {
                for (int descriptor = 0; descriptor <= 2; descriptor++) {
                    var pipe = "/proc/%d/fd/%d".formatted(process.pid(), descriptor);
                    Files.setAttribute(Path.of(pipe), "unix:uid", slot.uid());
                }
            }
        } catch (SandboxException | IOException failure) {
            throw new SandboxException("a box could not be put under its limits", failure);
        }
    }

    /// The name of this node's directory and control group.
    String name() {
        return node.name();
    }

    @Override
    public Capabilities capabilities() {
        return probe.capabilities();
    }

    /// Boxes that still run die with the node's control group.
    @PreDestroy
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        tree.sweep(node.name());
        launcher.shutdown();
        node.close();
    }
}
