package interlock.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import interlock.web.Problem;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may call which endpoint of accounts.
@QuarkusTest
class RolesIT {
    private static final String NOBODY = UUID.randomUUID().toString();

    private static SignedIn candidate;
    private static SignedIn reviewer;
    private static SignedIn admin;

    @BeforeAll
    static void someoneOfEachRole() {
        candidate = SignedIn.as(Role.CANDIDATE);
        reviewer = SignedIn.as(Role.REVIEWER);
        admin = SignedIn.as(Role.ADMIN);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/accounts",
        "POST, /api/accounts",
        "PUT, /api/accounts/ID/role",
        "PUT, /api/accounts/ID/enabled",
        "PUT, /api/accounts/ID/password",
    })
    void only_an_admin_reaches_the_accounts_of_others(String method, String path) {
        String url = path.replace("ID", NOBODY);
        for (SignedIn someone : new SignedIn[] {candidate, reviewer}) {
            someone.request()
                    .contentType("application/json")
                    .request(method, url)
                    .then()
                    .statusCode(403)
                    .contentType(Problem.MEDIA_TYPE);
        }
        given().contentType("application/json")
                .header("X-Requested-With", "test")
                .request(method, url)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "/accounts",
        "/accounts/ID/role",
        "/accounts/ID/enabled",
        "/accounts/ID/password",
    })
    void only_an_admin_changes_accounts_by_form(String path) {
        String url = path.replace("ID", NOBODY);
        for (SignedIn someone : new SignedIn[] {candidate, reviewer}) {
            SignedIn.withFormToken(someone.browser()).post(url).then().statusCode(403);
        }
        SignedIn.withFormToken(given()).post(url).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/account",
        "PUT, /api/account/password",
        "POST, /api/account/sign-out-everywhere",
        "GET, /api/account/tokens",
        "POST, /api/account/tokens",
        "DELETE, /api/account/tokens/ID",
    })
    void nobody_reaches_an_account_without_signing_in(String method, String path) {
        given().contentType("application/json")
                .request(method, path.replace("ID", NOBODY))
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"/account", "/accounts"})
    void a_visitor_who_opens_a_page_is_sent_to_sign_in(String page) {
        given().header("Accept", "text/html")
                .redirects()
                .follow(false)
                .get(page)
                .then()
                .statusCode(303)
                .header("Location", org.hamcrest.Matchers.containsString("/sign-in?back=%2Fac"));
    }

    @Test
    void metrics_are_for_admins() {
        given().get("/q/metrics").then().statusCode(401);
        reviewer.request().get("/q/metrics").then().statusCode(403);
        admin.request().get("/q/metrics").then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void each_role_sees_its_own_account(Role role) {
        SignedIn someone = SignedIn.as(role);
        someone.request()
                .get("/api/account")
                .then()
                .statusCode(200)
                .body("name", equalTo(someone.name()))
                .body("id", equalTo(someone.id().toString()))
                .body("role", equalTo(role.id()));
        someone.browser().get("/account").then().statusCode(200);
    }

    @Test
    void an_admin_creates_accounts_and_sees_them() {
        String name = "made-" + UUID.randomUUID();
        String body =
                """
                {"name": "%s", "password": "long enough", "role": "reviewer"}
                """
                        .formatted(name);
        admin.request()
                .contentType("application/json")
                .body(body)
                .post("/api/accounts")
                .then()
                .statusCode(201)
                .body("role", equalTo("reviewer"));
        admin.request()
                .contentType("application/json")
                .body(body)
                .post("/api/accounts")
                .then()
                .statusCode(409);
        admin.request()
                .get("/api/accounts?limit=500")
                .then()
                .statusCode(200)
                .body("name", hasItem(name));
    }

    @Test
    void an_admin_sees_the_page_of_accounts_and_creates_one_there() {
        String name = "form-" + UUID.randomUUID();
        SignedIn.withFormToken(admin.browser())
                .formParam("name", name)
                .formParam("password", "long enough")
                .formParam("role", "candidate")
                .post("/accounts")
                .then()
                .statusCode(303);
        admin.browser().get("/accounts?after=fo").then().statusCode(200);
        admin.request()
                .get("/api/accounts?after=form-&limit=500")
                .then()
                .body("name", hasItem(name));
    }

    @Test
    void a_new_role_counts_from_the_next_request() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        admin.request()
                .contentType("application/json")
                .body("{\"role\": \"admin\"}")
                .put("/api/accounts/{id}/role", someone.id().toString())
                .then()
                .statusCode(200);
        someone.request().get("/api/accounts").then().statusCode(200);
    }

    @Test
    void a_disabled_account_is_out_at_once() {
        SignedIn someone = SignedIn.as(Role.CANDIDATE);
        var browser = someone.browser();
        admin.request()
                .contentType("application/json")
                .body("{\"enabled\": false}")
                .put("/api/accounts/{id}/enabled", someone.id().toString())
                .then()
                .statusCode(200);
        someone.request().get("/api/account").then().statusCode(401);
        browser.get("/account").then().statusCode(303);
    }
}
