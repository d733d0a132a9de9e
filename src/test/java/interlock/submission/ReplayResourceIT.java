package interlock.submission;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.SmallExercise;
import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.web.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may have a schedule played again, and what becomes of the request; no grader takes it here.
@QuarkusTest
class ReplayResourceIT {
    private static final int PER_MINUTE = 6;

    private static SignedIn candidate;
    private static SignedIn other;

    @Inject Ledger ledger;
    @Inject ReplayLedger replays;
    @Inject SubmissionSamples samples;

    @BeforeAll
    static void people() {
        candidate = SignedIn.as(Role.CANDIDATE);
        other = SignedIn.as(Role.CANDIDATE);
    }

    @Test
    void whoever_may_see_a_schedule_may_have_it_played_again() {
        for (var role : Role.values()) {
            var id = graded(candidate);
            ask(SignedIn.as(role), id, 1).statusCode(role == Role.CANDIDATE ? 404 : 202);
        }
        ask(SignedIn.as(Role.CANDIDATE), graded(candidate), 1).statusCode(404);
        var author = SignedIn.as(Role.CANDIDATE);
        ask(author, graded(author), 1)
                .statusCode(202)
                .body("state", equalTo("queued"))
                .body("outcome", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "GET, ''", "GET, /events"})
    void a_visitor_is_asked_to_sign_in(String method, String under) {
        given().noContentType()
                .header("X-Requested-With", "test")
                .request(method, path(graded(candidate), 1) + under)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "GET, ''", "GET, /events"})
    void a_submission_of_another_candidate_does_not_exist(String method, String under) {
        other.request()
                .noContentType()
                .request(method, path(graded(candidate), 1) + under)
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"findings", "verdict"})
    void an_exercise_that_shows_no_schedules_plays_none_for_candidates(String feedback)
            throws IOException {
        var exercise = SmallExercise.unique();
        SignedIn.as(Role.ADMIN)
                .request()
                .contentType("application/zip")
                .body(exercise.zip(feedback))
                .post("/api/exercises")
                .then()
                .statusCode(202);
        var id = graded(candidate);
        samples.moveTo(id, exercise.slug());
        ask(candidate, id, 1).statusCode(403).contentType(Problem.MEDIA_TYPE);
        candidate.request().get(path(id, 1)).then().statusCode(403);
        candidate.request().get(path(id, 1) + "/events").then().statusCode(403);
        candidate.browser().get("/submissions/" + id + "/findings/1/replay").then().statusCode(404);
        ask(SignedIn.as(Role.REVIEWER), id, 1).statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3", "2147483648", "x", "1.5"})
    void a_finding_that_is_not_there_is_not_found(String number) {
        candidate
                .request()
                .noContentType()
                .post("/api/submissions/%s/findings/%s/replay".formatted(graded(candidate), number))
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void a_finding_that_no_schedule_shows_cannot_be_played() {
        ask(candidate, graded(candidate), 2)
                .statusCode(422)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("schedule"));
    }

    @Test
    void what_was_never_played_has_no_result() {
        var id = graded(candidate);
        candidate.request().get(path(id, 1)).then().statusCode(404);
        candidate.request().get(path(id, 1) + "/events").then().statusCode(404);
    }

    @Test
    void asking_again_while_one_waits_or_is_played_shows_that_one() throws Exception {
        var author = SignedIn.as(Role.CANDIDATE);
        var id = graded(author);
        var first = ask(author, id, 1).statusCode(202).extract().<String>path("requested");
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    clicks.invokeAll(
                            IntStream.range(0, 2 * PER_MINUTE)
                                    .<Callable<String>>mapToObj(_ -> () -> requested(author, id))
                                    .toList());
            for (var answer : asked) {
                assertEquals(first, answer.get());
            }
        }
        var replay = samples.replays(id).getFirst();
        assertEquals(1, samples.replays(id).size());
        assertEquals(1, samples.jobs(replay.id));
        replays.begin(new ReplayId(replay.id));
        ask(SignedIn.as(Role.REVIEWER), id, 1)
                .statusCode(202)
                .body("state", equalTo("playing"))
                .body("requested", equalTo(first));
    }

    @Test
    void too_many_replays_within_a_minute_are_refused() {
        var author = SignedIn.as(Role.CANDIDATE);
        for (int i = 0; i < PER_MINUTE; i++) {
            ask(author, graded(author), 1).statusCode(202);
        }
        ask(author, graded(author), 1)
                .statusCode(429)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", matchesPattern("[1-6]?[0-9]"));
        ask(SignedIn.as(Role.REVIEWER), graded(author), 1).statusCode(202);
    }

    @Test
    void the_last_attempt_begun_is_the_only_one_that_can_write() {
        var id = graded(candidate);
        ask(SignedIn.as(Role.REVIEWER), id, 1).statusCode(202);
        var replay = new ReplayId(samples.replays(id).getFirst().id);
        var first = replays.begin(replay).orElseThrow();
        assertEquals(SubmissionSamples.SCHEDULE, first.recorded());
        assertEquals(SubmissionSamples.FILES, first.files());
        var second = replays.begin(replay).orElseThrow();
        assertFalse(replays.finish(replay, first.attempt(), new ReplayResult.Same()));
        assertFalse(replays.release(replay, first.attempt()));
        assertTrue(replays.release(replay, second.attempt()));
        assertFalse(replays.finish(replay, second.attempt(), new ReplayResult.Same()));
        int third = replays.begin(replay).orElseThrow().attempt();
        assertTrue(replays.finish(replay, third, new ReplayResult.Same()));
        assertFalse(replays.finish(replay, third, new ReplayResult.Same()));
        assertTrue(replays.begin(replay).isEmpty());
    }

    @Test
    void what_came_out_stands_in_the_report() {
        var id = graded(candidate);
        ask(SignedIn.as(Role.REVIEWER), id, 1).statusCode(202);
        finish(id, new ReplayResult.Different(SwimSamples.tenSteps(), false));
        candidate
                .request()
                .get("/api/submissions/" + id)
                .then()
                .body("findings[0].number", equalTo(1))
                .body("findings[0].replay.outcome", equalTo("different"))
                .body("findings[0].replay.faultFound", equalTo(false))
                .body("findings[0].replay.schedule.steps[0].thread", equalTo("A"))
                .body("findings[1].replay", nullValue());
        ask(SignedIn.as(Role.REVIEWER), id, 1).statusCode(202);
        finish(id, new ReplayResult.Impossible("replay.judge-failed", Map.of()));
        candidate
                .request()
                .header("Accept-Language", "zh")
                .get(path(id, 1))
                .then()
                .body("state", equalTo("done"))
                .body("outcome", equalTo("impossible"))
                .body("obstacle", equalTo("评测机自身出错。请稍后再试；若再次出现，请告知服务器的管理者。"));
    }

    @Test
    void the_stream_of_a_replay_tells_how_it_stands_and_ends_with_it() {
        var id = graded(candidate);
        ask(SignedIn.as(Role.REVIEWER), id, 1).statusCode(202);
        finish(id, new ReplayResult.Same());
        var events = candidate.request().get(path(id, 1) + "/events").then().extract().asString();
        assertEquals(
                List.of("data:{\"state\":\"done\",\"outcome\":\"same\"}"),
                events.lines().filter(line -> line.startsWith("data:")).toList());
    }

    private void finish(SubmissionId id, ReplayResult result) {
        var replay = new ReplayId(samples.replays(id).getLast().id);
        int attempt = replays.begin(replay).orElseThrow().attempt();
        assertTrue(replays.finish(replay, attempt, result));
    }

    /// Finding 1 is shown by a schedule, finding 2 is not.
    private SubmissionId graded(SignedIn author) {
        var id = samples.queued(author.id().value(), Kind.SUBMIT);
        int attempt = ledger.begin(id).orElseThrow().attempt();
        var unshown = new Finding(FindingKind.RACE, "history.no-count", Map.of("expected", "2"));
        var shown = unshown.shownBy(SubmissionSamples.SCHEDULE);
        ledger.finish(id, attempt, SubmissionSamples.failed(List.of(shown, unshown)));
        return id;
    }

    private static String requested(SignedIn who, SubmissionId id) {
        return ask(who, id, 1).statusCode(202).extract().path("requested");
    }

    private static ValidatableResponse ask(SignedIn who, SubmissionId id, int number) {
        return who.request().noContentType().post(path(id, number)).then();
    }

    private static String path(SubmissionId id, int number) {
        return "/api/submissions/%s/findings/%d/replay".formatted(id, number);
    }
}
