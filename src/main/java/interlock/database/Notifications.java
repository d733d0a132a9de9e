package interlock.database;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/// Hears what is notified on one channel of the database, by every node of it. One thread and one
/// connection, which is made anew when it is lost; ends with `close`.
public final class Notifications implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Notifications.class);
    private static final int WAIT_MILLIS = 500;

    private final AgroalDataSource database;
    private final String channel;
    private final Duration again;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Who is told; called by the one thread that listens.
    public interface Listener {
        /// The channel is heard from now on: what was notified before may have been missed.
        void listening();

        /// @param payload that the notification carries, or nothing
        void notified(String payload);

        /// One that does the same whatever it is told.
        static Listener of(Runnable told) {
            return of(told, _ -> told.run());
        }

        static Listener of(Runnable listening, Consumer<String> notified) {
            return new Listener() {
                @Override
                public void listening() {
                    listening.run();
                }

                @Override
                public void notified(String payload) {
                    notified.accept(payload);
                }
            };
        }
    }

    /// @param channel an SQL name of our own, never of a user's
    /// @param again wait before a lost connection is made anew
    public Notifications(
            AgroalDataSource database, String channel, Duration again, Listener listener) {
        this.database = database;
        this.channel = channel;
        this.again = again;
        this.listener = listener;
    }

    public void start() {
        Thread.ofVirtual().name("listen-" + channel).start(this::listenUntilClosed);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void listenUntilClosed() {
        boolean open = true;
        while (open) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException lost) {
                if (!isClosed()) {
                    LOG.warnf("'%s' is found by polling now: %s", channel, lost.getMessage());
                }
            }
            try {
                open = !closed.await(again.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                open = false;
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        execute(connection, "listen " + channel);
        listener.listening();
        var notified = connection.unwrap(PGConnection.class);
        while (!isClosed()) {
            var news = notified.getNotifications(WAIT_MILLIS);
            if (news != null) {
                for (var notification : news) {
                    listener.notified(notification.getParameter());
                }
            }
        }
        execute(connection, "unlisten " + channel);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
