package interlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Several nodes on one database: no job is lost with its node, and none is graded twice.
class NodesIT {
    private static final Path SOLUTION =
            Path.of("exercises/zombie-reaper/submissions/accepted/pidfds.py");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void a_job_whose_node_ends_or_dies_is_graded_by_another_one() throws Exception {
        try (var database = EmbeddedDatabase.open(Path.of("target", "nodes-database"))) {
            var settings = settings(database);
            try (var pages = NodeProcess.start("node-pages", settings)) {
                pages.signIn("candidate", "candidate-demo");
                var submission = handIn(pages);
                settings.put("interlock.grader.slots", "1");

                try (var ending = NodeProcess.start("node-ending", settings)) {
                    ending.signIn("candidate", "candidate-demo");
                    ending.watch(submission);
                    await(pages, submission, "grading", 1);
                    assertTrue(ending.end(), "a node ends although somebody watches a stream");
                }
                assertEquals("queued", state(pages, submission), "an ending node gives jobs back");

                try (var dying = NodeProcess.start("node-dying", settings)) {
                    await(pages, submission, "grading", 2);
                    dying.kill();
                }
                try (var last = NodeProcess.start("node-last", settings)) {
                    var report = await(pages, submission, "done", 3);
                    assertEquals("AC", report.get("verdict").asText(), report::toString);
                    assertTrue(last.end());
                }
            }
        }
    }

    private static Map<String, String> settings(EmbeddedDatabase database) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", EmbeddedDatabase.USER);
        settings.put("quarkus.datasource.password", EmbeddedDatabase.USER);
        settings.put("interlock.account.demo-accounts", "true");
        settings.put("interlock.grader.slots", "0");
        return settings;
    }

    private static String handIn(NodeProcess node) throws IOException, InterruptedException {
        var version = node.get("api/exercises/zombie-reaper").findValue("version").asText();
        var handedIn =
                Map.of(
                        "exercise", "zombie-reaper",
                        "version", version,
                        "language", "python",
                        "kind", "submit",
                        "files", Map.of("solution.py", Files.readString(SOLUTION)));
        return node.post("api/submissions", handedIn).get("id").asText();
    }

    private static String state(NodeProcess node, String submission)
            throws IOException, InterruptedException {
        return node.get("api/submissions/" + submission).get("state").asText();
    }

    private static JsonNode await(NodeProcess node, String submission, String state, int attempt)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var report = node.get("api/submissions/" + submission);
            if (report.get("state").asText().equals(state)) {
                assertEquals(attempt, report.get("attempt").asInt(), report::toString);
                return report;
            }
            Thread.sleep(200);
        }
        throw new AssertionError(node.get("api/submissions/" + submission).toPrettyString());
    }
}
