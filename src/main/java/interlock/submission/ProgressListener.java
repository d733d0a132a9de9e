package interlock.submission;

import interlock.database.Notifications;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/// Hears what all nodes append to live streams, and wakes those who watch on this node. While the
/// connection is lost, streams go on by reading at each heartbeat.
@ApplicationScoped
class ProgressListener {
    private final ProgressSignal signal;
    private final Notifications notifications;

    ProgressListener(AgroalDataSource database, ProgressSignal signal, SubmissionConfig config) {
        this.signal = signal;
        notifications =
                new Notifications(
                        database,
                        "interlock_progress",
                        config.listenAgain(),
                        Notifications.Listener.of(
                                signal::wakeAll, id -> signal.wake(UUID.fromString(id))));
    }

    void start(@Observes StartupEvent started) {
        notifications.start();
    }

    /// The server waits for running requests before it ends, so streams end before it waits.
    void endStreams(@Observes ShutdownDelayInitiatedEvent soon) {
        signal.end();
    }

    void end(@Observes ShutdownEvent ending) {
        notifications.close();
        signal.end();
    }
}
