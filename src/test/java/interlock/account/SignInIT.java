package interlock.account;

import static io.restassured.RestAssured.given;
import static io.restassured.matcher.RestAssuredMatchers.detailedCookie;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in and out with a browser.
@QuarkusTest
class SignInIT {
    private static ValidatableResponse signIn(String name, String password, String back) {
        return SignedIn.withFormToken(given().redirects().follow(false))
                .header("Accept", "text/html")
                .formParam("name", name)
                .formParam("password", password)
                .formParam("back", back)
                .post("/sign-in")
                .then();
    }

    @Test
    void the_right_password_opens_a_session_and_goes_back_to_the_page() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        var answer =
                signIn(
                        someone.name().toUpperCase(java.util.Locale.ROOT),
                        someone.password(),
                        "/account");
        answer.statusCode(303)
                .header("Location", endsWith("/account"))
                .cookie(
                        KeyAuthentication.COOKIE,
                        detailedCookie().httpOnly(true).path("/").sameSite("Lax"));
        String cookie = answer.extract().cookie(KeyAuthentication.COOKIE);
        given().cookie(KeyAuthentication.COOKIE, cookie).get("/api/account").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", ""})
    void signing_in_never_leads_to_another_site(String back) {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        signIn(someone.name(), someone.password(), back)
                .statusCode(303)
                .header("Location", matchesPattern("http://(localhost|127\\.0\\.0\\.1):\\d+/"));
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        for (String name : new String[] {someone.name(), "nobody-" + someone.id()}) {
            var answer = signIn(name, "wrong password", "/").statusCode(401);
            answer.body(containsString("The name or the password is wrong."));
            assertNull(answer.extract().cookie(KeyAuthentication.COOKIE));
        }
    }

    @Test
    void after_too_many_failures_even_the_right_password_has_to_wait() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        for (int failure = 0; failure < 10; failure++) {
            signIn(someone.name(), "wrong password", "/").statusCode(401);
        }
        signIn(someone.name(), someone.password(), "/")
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]\\d*"));
    }

    @Test
    void signing_out_ends_this_session_and_no_other() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        String here = someone.newSession();
        String elsewhere = someone.newSession();
        SignedIn.withFormToken(given().redirects().follow(false))
                .cookie(KeyAuthentication.COOKIE, here)
                .post("/sign-out")
                .then()
                .statusCode(303);
        assertEquals(401, statusWith(here));
        assertEquals(200, statusWith(elsewhere));
    }

    @Test
    void signing_out_everywhere_ends_every_session() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        String here = someone.newSession();
        String elsewhere = someone.newSession();
        SignedIn.withFormToken(given().redirects().follow(false))
                .cookie(KeyAuthentication.COOKIE, here)
                .post("/sign-out-everywhere")
                .then()
                .statusCode(303);
        assertEquals(401, statusWith(here));
        assertEquals(401, statusWith(elsewhere));
    }

    @Test
    void a_new_password_ends_every_session_and_the_old_password() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        String session = someone.newSession();
        SignedIn.withFormToken(someone.browser())
                .formParam("current", someone.password())
                .formParam("password", "another password")
                .post("/account/password")
                .then()
                .statusCode(303);
        assertEquals(401, statusWith(session));
        signIn(someone.name(), someone.password(), "/").statusCode(401);
        signIn(someone.name(), "another password", "/").statusCode(303);
    }

    @Test
    void the_current_password_is_needed_for_a_new_one() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        someone.request()
                .contentType("application/json")
                .body("{\"current\": \"wrong\", \"password\": \"another password\"}")
                .put("/api/account/password")
                .then()
                .statusCode(400)
                .body("errors[0].field", org.hamcrest.Matchers.equalTo("current"));
    }

    @Test
    void the_page_speaks_chinese_to_those_who_ask() {
        given().header("Accept", "text/html")
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                .get("/sign-in")
                .then()
                .statusCode(200)
                .body(containsString("登录"));
    }

    @Test
    void demo_accounts_are_shown_only_where_they_are_wanted() {
        given().get("/sign-in").then().body(not(containsString("candidate-demo")));
    }

    private static int statusWith(String session) {
        return given().cookie(KeyAuthentication.COOKIE, session).get("/api/account").statusCode();
    }
}
