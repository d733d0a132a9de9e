package interlock.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.submission.LiveFeed.Step;
import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Sends events of a submission to one client until there are no more to come. They are read from
/// the database, so a client that comes back goes on after the last one it saw, on any node.
@ApplicationScoped
class ProgressStreams {
    private static final Logger LOG = Logger.getLogger(ProgressStreams.class);

    private final ProgressSignal signal;
    private final SubmissionConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore places;

    ProgressStreams(
            ProgressSignal signal, SubmissionConfig config, ObjectMapper json, Clock clock) {
        this.signal = signal;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.places = new Semaphore(config.streamsMax());
    }

    /// Returns when the client has all events, is gone, or should ask again: clients do so by
    /// themselves, and are then checked for who they are anew.
    ///
    /// @param news what is new each time it is asked
    void send(SubmissionId id, Supplier<List<Step>> news, SseEventSink client, Sse sse) {
        if (!places.tryAcquire()) {
            throw ProblemException.of(
                    503, "busy", "Too many live streams", "Ask for the report instead.");
        }
        try (client;
                var watch = signal.watch(id.value())) {
            new Stream(news, client, sse).follow(watch);
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
        private final Supplier<List<Step>> news;
        private final SseEventSink client;
        private final Sse sse;

        Stream(Supplier<List<Step>> news, SseEventSink client, Sse sse) {
            this.news = news;
            this.client = client;
            this.sse = sse;
        }

        void follow(ProgressSignal.Watch watch)
                throws InterruptedException, ExecutionException, TimeoutException {
            var end = clock.instant().plus(config.streamMax());
            while (!client.isClosed() && !signal.isEnding() && clock.instant().isBefore(end)) {
                for (var step : news.get()) {
                    send(event(step));
                    if (step.isLast()) {
                        return;
                    }
                }
                if (!watch.await(config.heartbeat())) {
                    send(sse.newEventBuilder().comment("waiting").build());
                }
            }
        }

        private OutboundSseEvent event(Step step) {
            var event = sse.newEventBuilder();
            if (!step.id().isEmpty()) {
                event.id(step.id());
            }
            return event.reconnectDelay(Duration.ofSeconds(1).toMillis())
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

    private String text(Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is not JSON", e);
        }
    }
}
