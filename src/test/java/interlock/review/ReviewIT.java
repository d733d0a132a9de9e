package interlock.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import interlock.account.Role;
import interlock.account.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewIT {
    private static final String PATH = "/api/review/submissions";

    @Test
    void reviewers_and_admins_see_the_list_and_nobody_else() {
        for (var role : new Role[] {Role.REVIEWER, Role.ADMIN}) {
            SignedIn.as(role)
                    .request()
                    .queryParam("exercise", "none-of-this-name")
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("submissions.total", equalTo(0))
                    .body("verdicts.AC", greaterThanOrEqualTo(0));
        }
        SignedIn.as(Role.CANDIDATE).request().get(PATH).then().statusCode(403);
        given().get(PATH).then().statusCode(401);
    }
}
