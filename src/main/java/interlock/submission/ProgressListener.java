package interlock.submission;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/// Listens on one connection for what all nodes append to live streams, and wakes those who watch
/// on this node. While the connection is lost, streams go on by reading at each heartbeat.
@ApplicationScoped
class ProgressListener {
    private static final Logger LOG = Logger.getLogger(ProgressListener.class);
    private static final int WAIT_MILLIS = 500;

    private final AgroalDataSource database;
    private final ProgressSignal signal;
    private final SubmissionConfig config;
    private final CountDownLatch ended = new CountDownLatch(1);

    ProgressListener(AgroalDataSource database, ProgressSignal signal, SubmissionConfig config) {
        this.database = database;
        this.signal = signal;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("progress-listener").start(this::listenUntilEnd);
    }

    /// The server waits for running requests before it ends, so streams end before it waits.
    void endStreams(@Observes ShutdownDelayInitiatedEvent soon) {
        signal.end();
    }

    void end(@Observes ShutdownEvent ending) {
        ended.countDown();
        signal.end();
    }

    private boolean hasEnded() {
        return ended.getCount() == 0;
    }

    private void listenUntilEnd() {
        boolean open = true;
        while (open) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException lost) {
                LOG.warnf("Live streams are slow until this heals: %s", lost.getMessage());
            }
            try {
                open = !ended.await(config.listenAgain().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                open = false;
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen interlock_progress");
        }
        signal.wakeAll();
        var notified = connection.unwrap(PGConnection.class);
        while (!hasEnded()) {
            var news = notified.getNotifications(WAIT_MILLIS);
            if (news != null) {
                for (var notification : news) {
                    signal.wake(UUID.fromString(notification.getParameter()));
                }
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten interlock_progress");
        }
    }
}
