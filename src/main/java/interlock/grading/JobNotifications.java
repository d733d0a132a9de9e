package interlock.grading;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/// Wakes the queue as soon as PostgreSQL says that a job was committed, instead of at the next
/// poll. One thread, one connection; ends with `close`.
final class JobNotifications implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JobNotifications.class);
    private static final int WAIT_MILLIS = 500;
    private static final int RECONNECT_SECONDS = 1;

    private final AgroalDataSource database;
    private final Runnable wake;
    private final CountDownLatch closed = new CountDownLatch(1);

    JobNotifications(AgroalDataSource database, Runnable wake) {
        this.database = database;
        this.wake = wake;
    }

    void start() {
        Thread.ofVirtual().name("job-notifications").start(this::listenUntilClosed);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void listenUntilClosed() {
        boolean open = true;
        while (open) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException lost) {
                if (closed.getCount() > 0) {
                    LOG.warnf("Jobs are found by polling until this heals: %s", lost.getMessage());
                }
            }
            try {
                open = !closed.await(RECONNECT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                open = false;
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen jobs");
        }
        var notified = connection.unwrap(PGConnection.class);
        while (closed.getCount() > 0) {
            var news = notified.getNotifications(WAIT_MILLIS);
            if (news != null && news.length > 0) {
                wake.run();
            }
        }
    }
}
