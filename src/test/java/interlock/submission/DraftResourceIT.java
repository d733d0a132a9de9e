package interlock.submission;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.web.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DraftResourceIT {
    private static final String PATH = "/api/drafts/" + SubmissionSamples.EXERCISE + "/java";

    private SignedIn writer;

    @BeforeEach
    void someoneWrites() {
        writer = SignedIn.as(Role.CANDIDATE);
    }

    @Test
    void a_draft_is_read_as_it_was_saved() {
        writer.request().get(PATH).then().statusCode(204);
        save(0, "一").statusCode(200).body("revision", equalTo(1));
        writer.request()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("files.'A.java'", equalTo("一"))
                .body("revision", equalTo(1));
    }

    @Test
    void a_stale_revision_gets_the_other_text_and_changes_nothing() {
        save(0, "one").statusCode(200);
        save(1, "two").statusCode(200).body("revision", equalTo(2));
        save(1, "three")
                .statusCode(409)
                .contentType(Problem.MEDIA_TYPE)
                .body("current.revision", equalTo(2))
                .body("current.files.'A.java'", equalTo("two"));
        writer.request().get(PATH).then().body("files.'A.java'", equalTo("two"));
    }

    @Test
    void a_text_whose_answer_was_lost_can_be_sent_again() {
        save(0, "one").statusCode(200);
        save(0, "one").statusCode(200).body("revision", equalTo(1));
    }

    @Test
    void two_first_texts_at_once_keep_one_and_refuse_one() throws Exception {
        var tabs = new ArrayList<Callable<Integer>>();
        for (var text : new String[] {"one", "two"}) {
            tabs.add(() -> save(0, text).extract().statusCode());
        }
        int sum = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tabs)) {
                sum += answer.get();
            }
        }
        assertEquals(200 + 409, sum);
    }

    @Test
    void a_draft_that_was_thrown_away_is_gone_and_its_revision_does_not_come_back() {
        save(0, "one").statusCode(200);
        writer.request().delete(PATH).then().statusCode(204);
        writer.request().get(PATH).then().statusCode(204);
        save(0, "two").statusCode(200).body("revision", equalTo(3));
        save(1, "three").statusCode(409);
    }

    @Test
    void drafts_are_their_writers_own() {
        save(0, "one").statusCode(200);
        SignedIn.as(Role.REVIEWER).request().get(PATH).then().statusCode(204);
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void a_draft_is_for_an_exercise_and_a_language_that_are_offered() {
        save("/api/drafts/nothing/java", 0, "x").statusCode(404);
        save("/api/drafts/" + SubmissionSamples.EXERCISE + "/cobol", 0, "x").statusCode(400);
    }

    @Test
    void text_that_cannot_be_kept_is_refused() {
        save(0, "\0").statusCode(400);
        save(0, "x".repeat(300 << 10)).statusCode(413);
        save(-1, "x").statusCode(400);
    }

    private ValidatableResponse save(int revision, String text) {
        return save(PATH, revision, text);
    }

    private ValidatableResponse save(String path, int revision, String text) {
        return writer.request()
                .contentType("application/json")
                .body(Map.of("revision", revision, "files", Map.of("A.java", text)))
                .put(path)
                .then();
    }
}
