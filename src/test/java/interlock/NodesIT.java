package interlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.database.DatabaseResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Several nodes on one database: no job is lost with its node, and none is graded twice.
class NodesIT {
    private static final Path SOLUTION =
            Path.of("exercises/zombie-reaper/submissions/accepted/pidfds.py");

    @Test
    void a_job_whose_node_ends_or_dies_is_graded_by_another_one() throws Exception {
        var database = new DatabaseResource(Path.of("target", "nodes-database"));
        var settings = new HashMap<>(database.start());
        settings.put("interlock.account.demo-accounts", "true");
        settings.put("interlock.grader.allow-partial-isolation", "true");
        settings.put("interlock.grader.slots", "0");
        try (var pages = NodeProcess.start("node-pages", settings)) {
            pages.signIn("candidate", "candidate-demo");
            var id = handIn(pages);
            settings.put("interlock.grader.slots", "1");
            try (var ending = NodeProcess.start("node-ending", settings)) {
                ending.signIn("candidate", "candidate-demo");
                var watched = ending.events(id);
                awaitFunctional(pages.events(id), 1);
                assertTrue(ending.end(), "a node must end although somebody watches a stream");
                assertTrue(watched.anyMatch(event -> event.has("attempt")));
            }
            try (var dying = NodeProcess.start("node-dying", settings)) {
                awaitFunctional(pages.events(id), 2);
                dying.kill();
            }
            try (var last = NodeProcess.start("node-last", settings)) {
                var done = last(pages.events(id));
                assertEquals("done", done.get("type").asText());
                assertEquals("AC", done.get("verdict").asText());
                assertEquals(3, done.get("attempt").asInt());
                assertTrue(last.end());
            }
        } finally {
            database.stop();
        }
    }

    private static String handIn(NodeProcess node) throws IOException, InterruptedException {
        var version = node.get("api/exercises/zombie-reaper").get("version").asText();
        var handedIn =
                Map.of(
                        "exercise", "zombie-reaper",
                        "version", version,
                        "language", "python",
                        "kind", "submit",
                        "files", Map.of("solution.py", Files.readString(SOLUTION)));
        return node.post("api/submissions", handedIn).get("id").asText();
    }

    private static void awaitFunctional(Stream<JsonNode> events, int attempt) {
        assertTrue(
                events.anyMatch(
                        event ->
                                event.get("attempt").asInt() == attempt
                                        && event.path("stage").asText().equals("functional")));
    }

    private static JsonNode last(Stream<JsonNode> events) {
        List<JsonNode> all = events.toList();
        return all.getLast();
    }
}
