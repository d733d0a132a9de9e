package interlock.grading;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import interlock.database.Notifications;
import interlock.exercise.VersionUploaded;
import interlock.submission.Kind;
import interlock.submission.ReplayRequested;
import interlock.submission.SubmissionAccepted;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/// The queue of this node: what is accepted goes in within the accepting transaction, what is due
/// comes out on a free slot. All nodes of one database share it; a node that dies loses its lease
/// and another takes its jobs over.
@ApplicationScoped
public class Jobs {
    private static final int STARTS_AFTER_DATABASE = 2500;
    private static final int MISSED_HEARTBEATS_MAX = 4;
    private static final int RUN_PRIORITY = 30;
    private static final int SUBMIT_PRIORITY = 20;
    private static final int GATE_PRIORITY = 10;

    /// A person waits as for a run, it takes no longer than one, and few are taken a minute.
    private static final int REPLAY_PRIORITY = RUN_PRIORITY;

    private final Scheduler scheduler;
    private final OneTimeTask<Void> submissions;
    private final OneTimeTask<Void> gates;
    private final OneTimeTask<Void> replays;
    private final GraderConfig config;
    private final Clock clock;
    private final Notifications notifications;

    Jobs(AgroalDataSource database, Handlers handlers, GraderConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        submissions = task("grade-submission", handlers::grade);
        gates = task("gate-exercise", handlers::verify);
        replays = task("replay-finding", handlers::replay);
        scheduler =
                Scheduler.create(database, submissions, gates, replays)
                        .threads(Math.max(1, config.slots()))
                        .pollingInterval(config.poll())
                        .pollUsingLockAndFetch(0.5, 1)
                        .enablePriority()
                        .heartbeatInterval(config.heartbeat())
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS_MAX)
                        .shutdownMaxWait(config.shutdownWait())
                        .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
                        .build();
        notifications =
                new Notifications(
                        database,
                        "jobs",
                        config.poll(),
                        Notifications.Listener.of(scheduler::triggerCheckForDueExecutions));
    }

    private OneTimeTask<Void> task(String name, Consumer<UUID> handler) {
        return Tasks.oneTime(name)
                .onFailure(this::again)
                .execute((job, _) -> handler.accept(UUID.fromString(job.getId())));
    }

    void start(@Observes @Priority(STARTS_AFTER_DATABASE) StartupEvent event) {
        if (config.slots() > 0) {
            scheduler.start();
            notifications.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (config.slots() > 0) {
            notifications.close();
            scheduler.stop();
        }
    }

    /// Runs in the transaction that accepts the submission: both are there, or neither.
    void enqueue(@Observes SubmissionAccepted accepted) {
        scheduler.schedule(
                submissions
                        .instanceBuilder(accepted.id().value().toString())
                        .priority(priority(accepted.kind()))
                        .scheduledTo(clock.instant()));
    }

    void enqueue(@Observes VersionUploaded uploaded) {
        scheduler.schedule(
                gates.instanceBuilder(uploaded.id().value().toString())
                        .priority(GATE_PRIORITY)
                        .scheduledTo(clock.instant()));
    }

    void enqueue(@Observes ReplayRequested requested) {
        scheduler.schedule(
                replays.instanceBuilder(requested.id().value().toString())
                        .priority(REPLAY_PRIORITY)
                        .scheduledTo(clock.instant()));
    }

    boolean isServing() {
        return config.slots() == 0 || scheduler.getSchedulerState().isStarted();
    }

    /// Jobs that wait or run, on all nodes.
    long waiting() {
        return scheduler.getScheduledExecutionsSummaryByTask().stream()
                .mapToLong(summary -> summary.instanceCount())
                .sum();
    }

    /// People wait for a run, candidates for a submission, authors for a gate.
    private static int priority(Kind kind) {
        return switch (kind) {
            case RUN -> RUN_PRIORITY;
            case SUBMIT -> SUBMIT_PRIORITY;
        };
    }

    /// Handlers decide themselves when to give up; what they throw is to be tried again.
    private void again(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        operations.reschedule(failed, clock.instant().plus(config.retryAfter()));
    }
}
