package interlock.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.commons.io.file.PathUtils;

/// The files of one running sandbox: what all boxes share, and the input of each. A lock on one of
/// them, which the kernel drops when the process dies, is the proof that the node is alive.
final class NodeDirectory implements AutoCloseable {
    private static final String ALIVE = "alive";
    private static final Duration GATE_PATIENCE = Duration.ofSeconds(10);
    private static final List<String> ETC_FILES =
            List.of("nsswitch.conf", "host.conf", "ld.so.cache", "localtime", "timezone");
    private static final Map<String, String> ETC_TEXTS =
            Map.of(
                    "passwd", "root:x:0:0:root:/:/bin/sh\nbox:x:1000:1000:box:/box:/bin/sh\n",
                    "group", "root:x:0:\nbox:x:1000:\n",
                    "hosts", "127.0.0.1 localhost box\n::1 localhost\n");
    private static final Map<String, String> ALTERNATIVES = Map.of("cc", "gcc", "c++", "g++");

    private final Path directory;
    private final FileChannel alive;
    private final AtomicLong boxes = new AtomicLong();

    private NodeDirectory(Path directory, FileChannel alive) {
        this.directory = directory;
        this.alive = alive;
    }

    static String newName() {
        var random = new byte[4];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /// Whether we may become other users and own control groups.
    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /// Opens a directory of our own. Those of dead nodes are given to `bury`, then removed.
    static NodeDirectory open(Path work, String name, Consumer<String> bury) {
        try {
            Files.createDirectories(work);
            searchable(work);
            try (var gate = lockFile(work.resolve("lock"));
                    var _ = lockPatiently(gate)) {
                for (var other : CgroupTree.children(work)) {
                    if (isDead(other)) {
                        bury.accept(other.getFileName().toString());
                        delete(other);
                    }
                }
                return create(work.resolve(name));
            }
        } catch (IOException failure) {
            throw new SandboxException("the work directory " + work + " is not usable", failure);
        }
    }

    private static NodeDirectory create(Path directory) throws IOException {
        Files.createDirectory(directory);
        searchable(directory);
        var alive = lockFile(directory.resolve(ALIVE));
        alive.lock();
        var node = new NodeDirectory(directory, alive);
        node.writeEtc();
        return node;
    }

    private static FileChannel lockFile(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Another sandbox in this very process is not waited for by the kernel's lock but refused.
    private static FileLock lockPatiently(FileChannel gate) throws IOException {
        var wait = new Patience(GATE_PATIENCE);
        while (true) {
            try {
                return gate.lock();
            } catch (OverlappingFileLockException sameProcess) {
                if (!wait.more()) {
                    throw new IOException("locked for too long", sameProcess);
                }
            }
        }
    }

    private static boolean isDead(Path other) throws IOException {
        try (var channel = lockFile(other.resolve(ALIVE));
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static void searchable(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private void writeEtc() throws IOException {
        var etc = etc();
        Files.createDirectories(etc.resolve("alternatives"));
        for (var name : ETC_FILES) {
            var original = Path.of("/etc", name);
            if (Files.exists(original)) {
                Files.copy(original, etc.resolve(name));
            }
        }
        for (var text : ETC_TEXTS.entrySet()) {
            Files.writeString(etc.resolve(text.getKey()), text.getValue());
        }
        for (var link : ALTERNATIVES.entrySet()) {
            var target = Path.of("/usr/bin", link.getValue());
            Files.createSymbolicLink(etc.resolve("alternatives").resolve(link.getKey()), target);
        }
        permit(etc, "rwxr-xr-x", "rw-r--r--");
    }

    String name() {
        return directory.getFileName().toString();
    }

    Path etc() {
        return directory.resolve("etc");
    }

    Path filter() {
        return directory.resolve("filter");
    }

    /// A new directory for one box, closed to the users of other slots.
    ///
    /// @throws IllegalArgumentException if a file's name leads out of `/in`
    Path createBox(BoxSpec spec) {
        try {
            var box = Files.createDirectory(directory.resolve("" + boxes.incrementAndGet()));
            var in = Files.createDirectory(box.resolve("in"));
            for (var file : spec.files().entrySet()) {
                var path = in.resolve(file.getKey()).normalize();
                if (!path.startsWith(in) || path.equals(in)) {
                    delete(box);
                    throw new IllegalArgumentException("not below /in: " + file.getKey());
                }
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            permit(box, "rwxr-x---", "r-xr-x---");
            if (isRoot()) {
                own(box, spec.slot().uid());
            }
            return box;
        } catch (IOException failure) {
            throw new SandboxException("the input of a box could not be written", failure);
        }
    }

    private static void permit(Path tree, String forFolders, String forFiles) throws IOException {
        for (var path : walk(tree)) {
            if (!Files.isSymbolicLink(path)) {
                var mode = Files.isDirectory(path) ? forFolders : forFiles;
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            }
        }
    }

    private static void own(Path tree, int group) throws IOException {
        for (var path : walk(tree)) {
            Files.setAttribute(path, "unix:gid", group);
        }
    }

    private static List<Path> walk(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            return paths.toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /// Removes the directory of a box, if it is still there.
    static void discard(Path box) {
        try {
            delete(box);
        } catch (IOException failure) {
            throw new SandboxException("the files of a box could not be removed", failure);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            PathUtils.deleteDirectory(tree);
        }
    }

    @Override
    public void close() {
        try {
            delete(directory);
            alive.close();
        } catch (IOException failure) {
            throw new SandboxException(directory + " could not be removed", failure);
        }
    }
}
