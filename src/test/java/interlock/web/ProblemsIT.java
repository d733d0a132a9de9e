package interlock.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import interlock.account.Role;
import interlock.account.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a request, the answer is a problem document, or a page to people.
@QuarkusTest
class ProblemsIT {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/nothing-here, 404",
        "GET, /nothing-here, 404",
        "DELETE, /api/accounts, 405",
    })
    void an_address_or_method_that_is_not_there(String method, String path, int status) {
        SignedIn.as(Role.ADMIN)
                .request()
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(status))
                .body("type", matchesPattern("/problems/[a-z-]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", "00000000-0000-0000-0000-000000000000"})
    void an_account_that_does_not_exist(String id) {
        SignedIn.as(Role.ADMIN)
                .request()
                .contentType("application/json")
                .body("{\"role\": \"admin\"}")
                .put("/api/accounts/{id}/role", id)
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"name\": {}}",
                "\u0000\u0001",
                "{\"name\": \"x\", \"password\": \"long enough\", \"role\": \"king\"}",
                "{\"name\": \"x\", \"password\": \"short\", \"role\": \"admin\"}",
                "{\"name\": \" \", \"password\": \"long enough\", \"role\": \"admin\"}",
                "{\"name\": null, \"password\": \"long enough\", \"role\": \"admin\"}",
            })
    void a_body_that_makes_no_sense(String body) {
        SignedIn.as(Role.ADMIN)
                .request()
                .contentType("application/json")
                .body(body)
                .post("/api/accounts")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body(not(containsString("Exception")))
                .body(not(containsString("interlock.")));
    }

    @Test
    void each_field_at_fault_is_named() {
        SignedIn.as(Role.ADMIN)
                .request()
                .contentType("application/json")
                .body("{}")
                .post("/api/accounts")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(java.util.List.of("name", "password", "role")));
    }

    @Test
    void a_type_that_is_not_read() {
        SignedIn.as(Role.ADMIN)
                .request()
                .contentType("application/xml")
                .body("<a/>")
                .post("/api/accounts")
                .then()
                .statusCode(415)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void a_fault_of_ours_names_its_incident_and_hides_the_rest() {
        given().get("/api/faulty")
                .then()
                .statusCode(500)
                .contentType(Problem.MEDIA_TYPE)
                .body("instance", matchesPattern("urn:uuid:[0-9a-f-]{36}"))
                .body(not(containsString("secret detail")));
    }

    @Test
    void a_version_that_is_stale_is_a_conflict() {
        given().get("/api/faulty/stale").then().statusCode(409).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void an_endpoint_that_names_no_role_is_closed() {
        SignedIn.as(Role.ADMIN).request().get("/api/faulty/forgotten").then().statusCode(403);
    }

    @Test
    void a_number_out_of_range() {
        SignedIn.as(Role.ADMIN)
                .request()
                .get("/api/accounts?limit=501")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("limit"));
    }

    @Test
    void a_body_over_the_limit() {
        SignedIn.as(Role.ADMIN)
                .request()
                .contentType("application/json")
                .body(new byte[16 * 1024 * 1024 + 1])
                .post("/api/accounts")
                .then()
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void people_get_a_page_in_their_language() {
        given().header("Accept", "text/html")
                .cookie("lang", "zh")
                .get("/nothing-here")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("页面不存在"));
        SignedIn.as(Role.CANDIDATE)
                .browser()
                .get("/accounts")
                .then()
                .statusCode(403)
                .body(containsString("This is not open to you"));
    }

    @Test
    void browsers_are_told_to_trust_only_our_own_files() {
        for (String path : new String[] {"/sign-in", "/nothing-here", "/q/health/live"}) {
            given().get(path)
                    .then()
                    .header(
                            "Content-Security-Policy",
                            allOf(
                                    containsString("default-src 'self'"),
                                    containsString("frame-ancestors 'none'"),
                                    not(containsString("unsafe"))))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "same-origin")
                    .header("Strict-Transport-Security", nullValue());
        }
    }

    @Test
    void the_language_is_remembered_and_leads_back() {
        given().redirects()
                .follow(false)
                .get("/language/zh?back=/sign-in")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sign-in"))
                .cookie("lang", "zh");
        given().redirects()
                .follow(false)
                .get("/language/zh?back=//evil.example")
                .then()
                .header("Location", matchesPattern("http://(localhost|127\\.0\\.0\\.1):\\d+/"));
        given().get("/language/xx").then().statusCode(404);
    }

    @Test
    void a_form_without_its_token_is_refused() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        String session = someone.newSession();
        given().cookie("interlock-session", session)
                .contentType("application/x-www-form-urlencoded")
                .formParam("x", "y")
                .post("/sign-out-everywhere")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
        given().cookie("interlock-session", session).get("/api/account").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void what_a_foreign_form_can_send_changes_nothing(String type) {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        String session = someone.newSession();
        given().cookie("interlock-session", session)
                .config(
                        io.restassured.RestAssured.config()
                                .encoderConfig(
                                        io.restassured.config.EncoderConfig.encoderConfig()
                                                .encodeContentTypeAs(
                                                        type,
                                                        io.restassured.http.ContentType.TEXT)))
                .header("Content-Type", type)
                .body("{}")
                .post("/api/account/sign-out-everywhere")
                .then()
                .statusCode(403);
        given().cookie("interlock-session", session)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{}")
                .post("/api/account/sign-out-everywhere")
                .then()
                .statusCode(403);
        given().cookie("interlock-session", session).get("/api/account").then().statusCode(200);
    }

    @Test
    void a_page_of_ours_may_call_the_api_with_its_cookie() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        given().cookie("interlock-session", someone.newSession())
                .header("X-Requested-With", "interlock")
                .header("Sec-Fetch-Site", "same-origin")
                .noContentType()
                .post("/api/account/sign-out-everywhere")
                .then()
                .statusCode(204);
    }

    @Test
    void health_and_the_description_of_the_api_are_public() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/accounts"));
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void an_unknown_token_is_told_apart_from_a_missing_one_by_nothing() {
        given().header("Authorization", "Bearer " + UUID.randomUUID())
                .get("/api/account")
                .then()
                .statusCode(401)
                .body("detail", equalTo("Sign in or send a token."));
    }
}
