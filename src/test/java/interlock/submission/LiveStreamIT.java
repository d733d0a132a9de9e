package interlock.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.verdict.Progress;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveStreamIT {
    @Inject Ledger ledger;
    @Inject SubmissionSamples samples;
    @Inject ObjectMapper json;

    private final SignedIn candidate = SignedIn.as(Role.CANDIDATE);

    @Test
    void events_arrive_while_they_happen_and_the_stream_ends_with_the_verdict() throws Exception {
        var id = samples.queued(candidate.id().value(), Kind.SUBMIT);
        try (var client = HttpClient.newHttpClient()) {
            var events = events(open(client, id, ""));
            int attempt = ledger.begin(id).orElseThrow().attempt();
            assertEquals("attempt-begun", events.next().json.get("type").asText());
            ledger.progress(id, attempt, new Progress.StageStarted(Stage.COMPILE, 1));
            assertEquals("stage-started", events.next().json.get("type").asText());
            ledger.progress(
                    id, attempt, new Progress.StageDone(Stage.COMPILE, StageResult.Status.PASSED));
            assertEquals("compile", events.next().json.get("stage").asText());
            ledger.finish(id, attempt, samples.grade(Verdict.AC));
            var last = events.next().json;
            assertEquals("done", last.get("type").asText());
            assertEquals("AC", last.get("verdict").asText());
            assertTrue(!events.hasNext());
        }
    }

    @Test
    void a_client_that_comes_back_goes_on_after_the_last_event_it_saw() throws Exception {
        var id = graded();
        try (var client = HttpClient.newHttpClient()) {
            var all = all(open(client, id, ""));
            assertEquals(
                    List.of("attempt-begun", "stage-started", "released", "attempt-begun", "done"),
                    all.stream().map(event -> event.json.get("type").asText()).toList());
            var rest = all(open(client, id, all.get(2).id));
            assertEquals(all.subList(3, 5), rest);
        }
    }

    @Test
    void an_event_id_that_means_nothing_is_refused() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            assertEquals(400, open(client, graded(), "x").statusCode());
            assertEquals(400, open(client, graded(), "9".repeat(40)).statusCode());
        }
    }

    private SubmissionId graded() {
        var id = samples.queued(candidate.id().value(), Kind.SUBMIT);
        int first = ledger.begin(id).orElseThrow().attempt();
        ledger.progress(id, first, new Progress.StageStarted(Stage.COMPILE, 1));
        ledger.release(id, first);
        int second = ledger.begin(id).orElseThrow().attempt();
        ledger.finish(id, second, samples.grade(Verdict.WA));
        return id;
    }

    private HttpResponse<Stream<String>> open(HttpClient client, SubmissionId id, String lastId)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "%s:%d/api/submissions/%s/events"
                                                .formatted(
                                                        RestAssured.baseURI, RestAssured.port, id)))
                        .header("Authorization", "Bearer " + candidate.token());
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        return client.send(request.build(), BodyHandlers.ofLines());
    }

    private List<Event> all(HttpResponse<Stream<String>> response) {
        var all = new ArrayList<Event>();
        events(response).forEachRemaining(all::add);
        return all;
    }

    private record Event(String id, JsonNode json) {}

    /// The events, read as they arrive.
    private Iterator<Event> events(HttpResponse<Stream<String>> response) {
        assertEquals(200, response.statusCode());
        var ids = new ArrayList<String>();
        return response.body()
                .peek(
                        line -> {
                            if (line.startsWith("id:")) {
                                ids.add(line.substring(3).strip());
                            }
                        })
                .filter(line -> line.startsWith("data:"))
                .map(line -> new Event(ids.getLast(), tree(line.substring(5))))
                .iterator();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
