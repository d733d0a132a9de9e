package interlock.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.exercise.GradingPlan.Feedback;
import interlock.submission.LiveFeed.Step;
import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Sends the events of a submission to one client until it is graded. The events are read from the
/// database, so a client that comes back goes on after the last one it saw, on any node.
@ApplicationScoped
class ProgressStreams {
    private static final Logger LOG = Logger.getLogger(ProgressStreams.class);

    private final LiveFeed feed;
    private final ProgressSignal signal;
    private final SubmissionConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore places;

    ProgressStreams(
            LiveFeed feed,
            ProgressSignal signal,
            SubmissionConfig config,
            ObjectMapper json,
            Clock clock) {
        this.feed = feed;
        this.signal = signal;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.places = new Semaphore(config.streamsMax());
    }

    /// Returns when the client has all events, is gone, or should ask again: clients do so by
    /// themselves, and are then checked for who they are anew.
    void send(SubmissionId id, Feedback shown, long lastSeen, SseEventSink client, Sse sse) {
        if (!places.tryAcquire()) {
            throw ProblemException.of(
                    503, "busy", "Too many live streams", "Ask for the report instead.");
        }
        try (client;
                var watch = signal.watch(id.value())) {
            new Stream(id, shown, client, sse).follow(watch, lastSeen);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException gone) {
            LOG.debugf("a client of %s is gone: %s", id, gone.getMessage());
        } finally {
            places.release();
        }
    }

    /// One client.
    private final class Stream {
        private final SubmissionId id;
        private final Feedback shown;
        private final SseEventSink client;
        private final Sse sse;

        Stream(SubmissionId id, Feedback shown, SseEventSink client, Sse sse) {
            this.id = id;
            this.shown = shown;
            this.client = client;
            this.sse = sse;
        }

        void follow(ProgressSignal.Watch watch, long lastSeen)
                throws InterruptedException, ExecutionException, TimeoutException {
            var end = clock.instant().plus(config.streamMax());
            long last = lastSeen;
            while (!client.isClosed() && !signal.isEnding() && clock.instant().isBefore(end)) {
                for (var step : feed.after(id, shown, last)) {
                    send(event(step));
                    last = step.id();
                    if (step.event() instanceof LiveEvent.Done) {
                        return;
                    }
                }
                if (!watch.await(config.heartbeat())) {
                    send(sse.newEventBuilder().comment("waiting").build());
                }
            }
        }

        private OutboundSseEvent event(Step step) {
            return sse.newEventBuilder()
                    .id(Long.toString(step.id()))
                    .reconnectDelay(Duration.ofSeconds(1).toMillis())
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(String.class, text(step.event()))
                    .build();
        }

        private void send(OutboundSseEvent event)
                throws InterruptedException, ExecutionException, TimeoutException {
            client.send(event)
                    .toCompletableFuture()
                    .get(config.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private String text(LiveEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is not JSON", e);
        }
    }
}
