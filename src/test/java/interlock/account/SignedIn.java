package interlock.account;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;

/// An account made for one test, and the ways to make requests as it.
///
/// `SignedIn.as(Role.CANDIDATE)` is a new candidate; `candidate.request()` calls the API with its
/// token; `candidate.browser()` has a session cookie instead.
public record SignedIn(AccountId id, String name, String password, String token) {
    private static final String PASSWORD = "correct horse battery";

    public static SignedIn as(Role role) {
        String name = role.id() + "-" + UUID.randomUUID().toString().substring(0, 8);
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            var id = bean(Accounts.class).create(name, PASSWORD, role).id();
                            var token = bean(Tokens.class).create(id, "test", Duration.ofDays(1));
                            return new SignedIn(id, name, PASSWORD, token.key());
                        });
    }

    /// A program's request: with the API token.
    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }

    /// A browser's request: with a session cookie, and following no redirects.
    public RequestSpecification browser() {
        return given().cookie(KeyAuthentication.COOKIE, newSession())
                .header("Accept", "text/html")
                .redirects()
                .follow(false);
    }

    /// The value of a session cookie, for tests that drive a real browser.
    public String newSession() {
        return QuarkusTransaction.requiringNew().call(() -> bean(Sessions.class).open(id).text());
    }

    /// Adds the token that forms carry, in its cookie and its field.
    public static RequestSpecification withFormToken(RequestSpecification request) {
        String token =
                given().header("Accept", "text/html").get("/sign-in").getCookie("csrf-token");
        return request.contentType("application/x-www-form-urlencoded")
                .cookie("csrf-token", token)
                .formParam("csrf-token", token);
    }

    static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}
