package interlock.submission;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.verdict.Verdict;
import interlock.web.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SubmissionResourceIT {
    private static final String PATH = "/api/submissions";

    private static SignedIn candidate;
    private static SignedIn other;
    private static SignedIn reviewer;

    @Inject Ledger ledger;
    @Inject SubmissionSamples samples;

    @BeforeAll
    static void people() {
        candidate = SignedIn.as(Role.CANDIDATE);
        other = SignedIn.as(Role.CANDIDATE);
        reviewer = SignedIn.as(Role.REVIEWER);
    }

    @Test
    void what_is_handed_in_waits_to_be_graded() {
        var author = SignedIn.as(Role.CANDIDATE);
        var id = handIn(author, samples.handedIn()).statusCode(201).extract().path("id");
        author.request()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("queued"))
                .body("kind", equalTo("submit"))
                .body("exercise", equalTo(SubmissionSamples.EXERCISE))
                .body("files.'Solution.java'", containsString("class Solution"))
                .body("verdict", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/submissions",
        "POST, /api/submissions",
        "GET, /api/submissions/ID",
        "GET, /api/submissions/ID/events",
        "GET, /api/submissions/ID/runs/ID/history",
    })
    void a_visitor_is_asked_to_sign_in(String method, String path) {
        given().contentType("application/json")
                .header("X-Requested-With", "test")
                .request(method, path.replace("ID", UUID.randomUUID().toString()))
                .then()
                .statusCode(401);
    }

    @Test
    void a_submission_of_another_candidate_does_not_exist() {
        var id = graded(candidate);
        var run = samples.evidence(id).runs().getFirst().id;
        for (var path : new String[] {"", "/events", "/runs/" + run + "/history"}) {
            other.request()
                    .get(PATH + "/" + id + path)
                    .then()
                    .statusCode(404)
                    .contentType(Problem.MEDIA_TYPE);
        }
        reviewer.request().get(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void the_list_of_a_candidate_holds_his_own_only() {
        graded(candidate);
        var theirs = graded(other);
        for (var query : new String[] {"", "?account=" + other.id()}) {
            candidate
                    .request()
                    .get(PATH + query)
                    .then()
                    .statusCode(200)
                    .body("items.account", everyItem(equalTo(candidate.id().toString())))
                    .body("items.id", not(hasItem(theirs.toString())));
        }
    }

    @Test
    void a_reviewer_filters_all_submissions() {
        var id = graded(candidate);
        reviewer.request()
                .queryParam("account", candidate.id().toString())
                .queryParam("verdict", "WA")
                .queryParam("exercise", SubmissionSamples.EXERCISE)
                .queryParam("kind", "submit")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id.toString()))
                .body("items.verdict", everyItem(equalTo("WA")));
        reviewer.request()
                .queryParam("account", candidate.id().toString())
                .queryParam("verdict", "AC")
                .get(PATH)
                .then()
                .body("items", empty());
        reviewer.request().get(PATH + "?size=1").then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict=XX",
                "account=me",
                "kind=gate",
                "page=-1",
                "page=x",
                "size=0",
                "size=101"
            })
    void a_filter_that_means_nothing_is_refused(String query) {
        reviewer.request()
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void a_stale_version_is_told_what_to_do() {
        var body = new HashMap<>(samples.handedIn());
        body.put("version", "0.0.1-old");
        handIn(candidate, body)
                .statusCode(409)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("Reload"));
    }

    @ParameterizedTest
    @CsvSource({
        "exercise, no-such-exercise, 404",
        "exercise, '', 400",
        "language, cobol, 400",
        "kind, gate, 400",
        "kind, '', 400",
    })
    void what_cannot_be_graded_is_refused(String key, String value, int status) {
        var body = new HashMap<>(samples.handedIn());
        body.put(key, value);
        handIn(candidate, body).statusCode(status).contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Solution.java", "Solution.exe", ".java", "a b.java"})
    void file_names_outside_the_rules_are_refused(String name) {
        var body = new HashMap<>(samples.handedIn());
        body.put("files", Map.of(name, "class Solution {}"));
        handIn(candidate, body).statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void too_much_text_is_too_large() {
        var body = new HashMap<>(samples.handedIn());
        body.put("files", Map.of("Solution.java", "x".repeat(300 << 10)));
        handIn(candidate, body).statusCode(413).contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"files\": {\"A.java\": null}}"})
    void what_is_not_a_submission_is_refused(String body) {
        candidate
                .request()
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", not(containsString("Exception")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800"})
    void text_that_cannot_be_stored_is_refused(String text) {
        var version = samples.handedIn().get("version");
        var body =
                """
                {"exercise": "%s", "version": "%s", "language": "java", "kind": "run",
                 "files": {"Solution.java": "%s"}}"""
                        .formatted(SubmissionSamples.EXERCISE, version, text);
        candidate
                .request()
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void bytes_that_are_not_UTF_8_are_refused() {
        candidate
                .request()
                .contentType("application/json")
                .body(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'})
                .post(PATH)
                .then()
                .statusCode(400);
    }

    @Test
    void one_account_has_few_open_submissions() {
        var busy = SignedIn.as(Role.CANDIDATE);
        for (int i = 0; i < 3; i++) {
            handIn(busy, samples.handedIn()).statusCode(201);
        }
        handIn(busy, samples.handedIn())
                .statusCode(429)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("Wait"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000"})
    void an_id_of_nothing_is_not_found(String id) {
        reviewer.request().urlEncodingEnabled(false).get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void a_reviewer_reads_the_history_of_a_run() {
        var id = graded(candidate);
        var runs = samples.evidence(id).runs();
        var text =
                reviewer.request()
                        .get(PATH + "/" + id + "/runs/" + runs.getFirst().id + "/history")
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("text/plain"))
                        .extract()
                        .asString();
        assertEquals(SubmissionSamples.HISTORY, text);
        reviewer.request()
                .get(PATH + "/" + id + "/runs/" + UUID.randomUUID() + "/history")
                .then()
                .statusCode(404);
    }

    @Test
    void a_report_tells_stages_cases_and_findings() {
        var id = graded(candidate);
        reviewer.request()
                .header("Accept-Language", "zh")
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("WA"))
                .body("score", equalTo(40))
                .body("stages.stage", contains("functional", "load-cpu"))
                .body("stages.status", contains("passed", "failed"))
                .body("cases.find { it.name == 'first' }.wallNanos.values", hasSize(2))
                .body("usage.resource", hasItem("memory-bytes"))
                .body("findings[0].kind", equalTo("race"))
                .body("findings[0].place.line", equalTo(1))
                .body("findings[0].evidence", contains("seen"))
                .body("findings[0].schedule.origin.k", equalTo(7))
                .body("findings[0].schedule.threads", contains("main", "A"))
                .body("findings[0].schedule.steps[1].act.op", equalTo("lock"))
                .body("findings[0].schedule.steps[1].place.line", equalTo(1))
                .body("findings[0].schedule.ends[1].blocked.object", equalTo("this.lock"))
                .body("diagnostics[0].severity", equalTo("warning"))
                .body("output", equalTo("printed\n"));
    }

    private SubmissionId graded(SignedIn author) {
        var id = samples.queued(author.id().value(), Kind.SUBMIT);
        int attempt = ledger.begin(id).orElseThrow().attempt();
        ledger.finish(id, attempt, samples.grade(Verdict.WA));
        return id;
    }

    private static ValidatableResponse handIn(SignedIn author, Map<String, ?> body) {
        return author.request().contentType("application/json").body(body).post(PATH).then();
    }
}
