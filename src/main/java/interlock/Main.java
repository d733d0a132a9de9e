package interlock;

import interlock.database.EmbeddedDatabase;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// Starts the server, and before it the embedded PostgreSQL unless another is configured.
///
/// The configuration is read here by hand because no bean exists yet.
@QuarkusMain
public final class Main {
    private static final String URL = "quarkus.datasource.jdbc.url";

    private Main() {}

    public static void main(String... args) throws IOException {
        Config config = ConfigProvider.getConfig();
        if (config.getOptionalValue(URL, String.class).isEmpty()) {
            Path data = config.getValue("interlock.data-dir", Path.class);
            var database = EmbeddedDatabase.open(data.resolve("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeLast(database)));
            System.setProperty(URL, database.jdbcUrl());
            System.setProperty("quarkus.datasource.username", EmbeddedDatabase.USER);
            System.setProperty("quarkus.datasource.password", EmbeddedDatabase.USER);
        }
        Quarkus.run(args);
    }

    /// Shutdown hooks run side by side; the application hands back its jobs before this one ends.
    private static void closeLast(EmbeddedDatabase database) {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL could not be stopped", e);
        }
    }
}
