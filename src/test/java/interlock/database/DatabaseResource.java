package interlock.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An empty database for the integration tests of one run, on an embedded server under `target`.
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "quarkus.datasource.jdbc.url";

    private final String name = "test_" + ProcessHandle.current().pid();
    private @Nullable EmbeddedDatabase server;

    @Override
    public Map<String, String> start() {
        try {
            server = EmbeddedDatabase.open(Path.of("target", "test-database"));
            execute("drop database if exists %s".formatted(name));
            execute("create database %s".formatted(name));
            return Map.of(
                    URL,
                    server.jdbcUrl(name),
                    "quarkus.datasource.username",
                    EmbeddedDatabase.USER,
                    "quarkus.datasource.password",
                    EmbeddedDatabase.USER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the tests", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                execute("drop database if exists %s with (force)".formatted(name));
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database of the tests stays behind", e);
        }
    }

    @SuppressWarnings("NullAway") // only called after the server was started
    private void execute(String sql) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
