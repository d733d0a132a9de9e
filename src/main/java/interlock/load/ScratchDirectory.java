package interlock.load;

import interlock.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.io.file.PathUtils;

/// Where one load writes.
record ScratchDirectory(Path path) implements AutoCloseable {
    private static final String PREFIX = "interlock-load-";
    private static final String UID = "unix:uid";

    /// Makes one, and removes those of the same user that a grader which died has left: no load
    /// lives longer than the longest, so what is older is nobody's.
    ///
    /// @param user who is to write in it, if we may choose
    /// @throws SandboxException if the place cannot be used
    static ScratchDirectory make(Path place, Duration longest, int user) {
        try {
            var mode = PosixFilePermissions.fromString("rwx------");
            var scratch =
                    Files.createTempDirectory(
                            place, PREFIX, PosixFilePermissions.asFileAttribute(mode));
            if (System.getProperty("user.name").equals("root")) {
                Files.setAttribute(scratch, UID, user);
            }
            var now = Files.getLastModifiedTime(scratch).toInstant();
            sweep(place, now.minus(longest), Files.getAttribute(scratch, UID));
            return new ScratchDirectory(scratch);
        } catch (IOException failure) {
            throw new SandboxException(place + " cannot be used for load", failure);
        }
    }

    private static void sweep(Path place, Instant before, Object owner) throws IOException {
        try (var all = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (var one : all) {
                try {
                    if (Files.getAttribute(one, UID, LinkOption.NOFOLLOW_LINKS).equals(owner)
                            && Files.getLastModifiedTime(one).toInstant().isBefore(before)) {
                        delete(one);
                    }
                } catch (NoSuchFileException _) {
                    // Its own load has just ended, or another grader was faster.
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException failure) {
            throw new SandboxException(path + " could not be removed", failure);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            PathUtils.deleteDirectory(tree);
        }
    }
}
