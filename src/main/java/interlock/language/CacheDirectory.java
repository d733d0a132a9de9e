package interlock.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.jboss.logging.Logger;

/// Files that take long to make, made once for all graders of this machine and kept for boxes to
/// mount. Whatever is wrong with it costs time, never a run: then there is no folder. It may be
/// emptied at any time.
///
/// A folder appears in one step, under its final name, with a digest of its files; one that does
/// not fit its digest is made anew. Of two graders that make the same folder, the first wins.
record CacheDirectory(Path directory) {
    private static final Logger LOG = Logger.getLogger(CacheDirectory.class);
    private static final String DIGEST = "digest";
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("r--r--r--");

    /// Makes the files of a folder; they are to lie in it flat.
    interface Maker {
        void make(Path folder) throws IOException;
    }

    static CacheDirectory of(LanguageConfig config) {
        var own =
                System.getProperty("user.name").equals("root")
                        ? Path.of("/var/cache/interlock")
                        : Path.of(System.getProperty("user.home"), ".cache", "interlock");
        return new CacheDirectory(config.cacheDirectory().orElse(own).toAbsolutePath());
    }

    /// The folder of that name, made if need be.
    Optional<Path> folder(String name, Maker maker) {
        var folder = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            check();
            if (!isSound(folder)) {
                make(folder, maker);
            }
            return Optional.of(folder);
        } catch (IOException | UncheckedIOException failure) {
            LOG.warnf(failure, "%s cannot be made, so runs start slowly", folder);
            return Optional.empty();
        }
    }

    /// What boxes mount and JVMs map is ours alone to write, and boxes' users can reach it.
    private void check() throws IOException {
        var mode = Files.getPosixFilePermissions(directory);
        boolean shared =
                mode.contains(PosixFilePermission.GROUP_WRITE)
                        || mode.contains(PosixFilePermission.OTHERS_WRITE);
        var user = System.getProperty("user.name");
        if (shared || !Files.getOwner(directory).getName().equals(user)) {
            throw new IOException("others than " + user + " may write to " + directory);
        }
        if (!user.equals("root")) {
            return;
        }
        for (var above = directory; above != null; above = above.getParent()) {
            var search = PosixFilePermission.OTHERS_EXECUTE;
            if (!Files.getPosixFilePermissions(above).contains(search)) {
                throw new IOException("the users of boxes cannot reach " + above);
            }
        }
    }

    private void make(Path folder, Maker maker) throws IOException {
        var fresh = Files.createTempDirectory(directory, ".new-");
        try {
            maker.make(fresh);
            Files.writeString(fresh.resolve(DIGEST), digest(fresh));
            for (var file : files(fresh)) {
                Files.setPosixFilePermissions(file, FILE);
            }
            Files.setPosixFilePermissions(fresh, FOLDER);
            if (isSound(folder)) {
                return;
            }
            delete(folder);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            if (!isSound(folder)) {
                throw failure;
            }
        } finally {
            delete(fresh);
        }
    }

    private static boolean isSound(Path folder) throws IOException {
        var digest = folder.resolve(DIGEST);
        return Files.isRegularFile(digest) && Files.readString(digest).equals(digest(folder));
    }

    /// Over names and contents of all files but that of the digest.
    private static String digest(Path folder) throws IOException {
        var fingerprint = new Fingerprint();
        for (var file : files(folder)) {
            var name = file.getFileName().toString();
            if (!name.equals(DIGEST)) {
                fingerprint.add(name, Files.readAllBytes(file));
            }
        }
        return fingerprint.whole();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            PathUtils.deleteDirectory(tree);
        }
    }
}
