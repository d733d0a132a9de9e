package interlock.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jboss.logging.Logger;

/// Hands the generated sign-in of the first admin to whoever runs the server: once in the log,
/// and in a file that only they can read, until that admin signs in.
@ApplicationScoped
class FirstAdmin {
    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

    private final Path file;

    FirstAdmin(AccountConfig config) {
        this.file = config.firstAdminFile();
    }

    void handOver(String name, String password) {
        LOG.infof(
                """
                The first admin was created. Sign in, then change the password:

                    name      %s
                    password  %s

                This is also in %s, which is deleted at the first sign-in.
                """,
                name, password, file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(file, List.of(name, password));
        } catch (IOException e) {
            throw new UncheckedIOException("the first admin's sign-in could not be kept", e);
        }
    }

    /// Deletes the file if it holds this account's sign-in.
    void signedIn(String name) {
        try {
            if (Files.exists(file) && Files.readAllLines(file).getFirst().equals(name)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the first admin's sign-in could not be deleted", e);
        }
    }
}
