package interlock.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of our own, with its data in one directory.
///
/// A server that outlived the process that started it (`kill -9`) is adopted, not started again:
/// `postmaster.pid` says where it listens, `starter.pid` which process has to stop it.
public final class EmbeddedDatabase implements Closeable {
    public static final String USER = "postgres";
    private static final Duration START_WAIT_MAX = Duration.ofMinutes(2);
    private static final String CONNECTIONS_MAX = "200";

    private final int port;
    private final @Nullable EmbeddedPostgres started;
    private final @Nullable ProcessHandle inherited;

    private EmbeddedDatabase(
            int port, @Nullable EmbeddedPostgres started, @Nullable ProcessHandle inherited) {
        this.port = port;
        this.started = started;
        this.inherited = inherited;
    }

    /// Starts the server of this directory, or adopts the one that is running there.
    public static EmbeddedDatabase open(Path directory) throws IOException {
        Path home = directory.toAbsolutePath().normalize();
        Path data = home.resolve("data");
        Files.createDirectories(data);
        Optional<Postmaster> running = Postmaster.runningIn(data);
        EmbeddedDatabase database =
                running.isPresent() ? adopt(home, running.get()) : start(home, data);
        database.requireDurability();
        return database;
    }

    private static EmbeddedDatabase adopt(Path home, Postmaster running) throws IOException {
        boolean orphan = Postmaster.starterOf(home).filter(ProcessHandle::isAlive).isEmpty();
        if (orphan) {
            Postmaster.recordStarter(home);
        }
        return new EmbeddedDatabase(running.port(), null, orphan ? running.process() : null);
    }

    /// The library turns durability off unless told otherwise. Its shutdown hook would stop the
    /// server while the application is still writing, so whoever opened this closes it.
    private static EmbeddedDatabase start(Path home, Path data) throws IOException {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setOverrideWorkingDirectory(home.toFile())
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", CONNECTIONS_MAX)
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setPGStartupWait(START_WAIT_MAX)
                        .start();
        Postmaster.recordStarter(home);
        return new EmbeddedDatabase(postgres.getPort(), postgres, null);
    }

    public String jdbcUrl(String databaseName) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, databaseName);
    }

    /// The URL of the database that every new server has.
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /// A connection to that database.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), USER, USER);
    }

    private void requireDurability() throws IOException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            String value = show(setting);
            if (!value.equals("on")) {
                throw new IllegalStateException(
                        "PostgreSQL runs with %s=%s, expected on".formatted(setting, value));
            }
        }
    }

    private String show(String setting) throws IOException {
        try (var connection = connect();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL does not answer", e);
        }
    }

    /// Stops the server if it is ours to stop; one that a living process started goes on running.
    @Override
    public void close() throws IOException {
        if (started != null) {
            started.close();
        } else if (inherited != null) {
            inherited.destroy();
            inherited.onExit().join();
        }
    }
}
