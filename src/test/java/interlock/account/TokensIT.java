package interlock.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// API tokens from making to revoking.
@QuarkusTest
class TokensIT {
    @Inject ApiTokens stored;
    @Inject Clock clock;

    @Test
    void a_token_acts_for_its_account_until_it_is_revoked() {
        SignedIn someone = SignedIn.as(Role.REVIEWER);
        var created =
                someone.request()
                        .contentType("application/json")
                        .body("{\"name\": \"ci\", \"days\": 7}")
                        .post("/api/account/tokens")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        String key = created.getString("key");
        given().header("Authorization", "Bearer " + key)
                .get("/api/account")
                .then()
                .body("name", equalTo(someone.name()));
        someone.request()
                .get("/api/account/tokens")
                .then()
                .body("find { it.name == 'ci' }.lastUsedAt", notNullValue())
                .body(not(containsString(key)));
        someone.request()
                .delete("/api/account/tokens/{id}", created.getString("token.id"))
                .then()
                .statusCode(204);
        given().header("Authorization", "Bearer " + key).get("/api/account").then().statusCode(401);
    }

    @Test
    void the_database_holds_the_hash_of_a_token_and_not_the_token() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        ApiToken token =
                QuarkusTransaction.requiringNew().call(() -> stored.of(someone.id()).getFirst());
        assertArrayEquals(new Secret(someone.token()).hash(), token.keyHash);
        assertEquals(32, token.keyHash.length);
        assertTrue(someone.token().length() >= 43, "256 bits in base64");
    }

    @Test
    void a_token_that_ran_out_is_worth_nothing() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                stored.update(
                                        "expiresAt = ?1 where accountId = ?2",
                                        clock.instant(),
                                        someone.id().value()));
        someone.request().get("/api/account").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer wrong", "Basic YTpi", "nonsense"})
    void a_wrong_authorization_is_not_helped_by_a_cookie(String authorization) {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        given().header("Authorization", authorization)
                .cookie(KeyAuthentication.COOKIE, someone.newSession())
                .get("/api/account")
                .then()
                .statusCode(401);
    }

    @Test
    void a_session_key_is_no_token_and_a_token_no_session_key() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        given().header("Authorization", "Bearer " + someone.newSession())
                .get("/api/account")
                .then()
                .statusCode(401);
        given().cookie(KeyAuthentication.COOKIE, someone.token())
                .get("/api/account")
                .then()
                .statusCode(401);
    }

    @Test
    void nobody_revokes_or_sees_the_token_of_another() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        SignedIn other = SignedIn.as(Role.ADMIN);
        UUID token =
                QuarkusTransaction.requiringNew().call(() -> stored.of(someone.id()).getFirst().id);
        other.request().delete("/api/account/tokens/{id}", token).then().statusCode(404);
        other.request()
                .get("/api/account/tokens")
                .then()
                .body("findAll { it.id == '%s' }".formatted(token), empty());
        someone.request().get("/api/account").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\", \"days\": 1}",
                "{\"name\": \"x\", \"days\": 0}",
                "{\"name\": \"x\", \"days\": 366}",
                "{\"days\": 1}",
            })
    void a_token_needs_a_name_and_an_end(String body) {
        SignedIn.as(Role.CANDIDATE)
                .request()
                .contentType("application/json")
                .body(body)
                .post("/api/account/tokens")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid"));
    }

    @Test
    void a_token_made_on_the_page_is_shown_once() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        var browser = someone.browser();
        SignedIn.withFormToken(browser)
                .formParam("name", "laptop")
                .formParam("days", "30")
                .post("/account/tokens")
                .then()
                .statusCode(200)
                .body(containsString(ApiTokens.PREFIX));
        someone.browser()
                .get("/account")
                .then()
                .body(containsString("laptop"))
                .body(not(containsString(ApiTokens.PREFIX)));
    }
}
