package interlock.exercise;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.exercise.GateRow.Ruling;
import interlock.web.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may do what at `/api/exercises`. Each test has an exercise of its own.
@QuarkusTest
class ExerciseResourceIT {
    private static final String PATH = "/api/exercises";
    private static final String VERSION = "1.0.0";

    private static SignedIn candidate;
    private static SignedIn reviewer;
    private static SignedIn admin;

    @Inject PublishGate gate;
    @Inject Catalogue catalogue;
    @Inject ExerciseVersions versions;

    private final UUID uuid = UUID.randomUUID();
    private final String slug = "http-" + uuid;

    @BeforeAll
    static void people() {
        candidate = SignedIn.as(Role.CANDIDATE);
        reviewer = SignedIn.as(Role.REVIEWER);
        admin = SignedIn.as(Role.ADMIN);
    }

    @Test
    void an_upload_waits_for_its_gate_and_is_then_offered() {
        upload(admin)
                .statusCode(202)
                .header("Location", containsString(PATH + "/" + slug + "/versions/" + VERSION))
                .body("state", equalTo("verifying"));
        get(candidate, "").body("slug", not(hasItem(slug)));
        get(candidate, "/" + slug).statusCode(404).contentType(Problem.MEDIA_TYPE);
        passTheGate();
        get(candidate, "").statusCode(200).body("slug", hasItem(slug));
        get(candidate, "/" + slug)
                .statusCode(200)
                .body("card.version", equalTo(VERSION))
                .body("statementHtml.en", containsString("<h1>"))
                .body("languages.java.template.'Solution.java'", equalTo("class Solution {}"));
    }

    @Test
    void candidates_see_none_of_the_hidden_files() {
        upload(admin).statusCode(202);
        passTheGate();
        for (String path : new String[] {"", "/" + slug}) {
            get(candidate, path)
                    .statusCode(200)
                    .body(not(containsString("secret")))
                    .body(not(containsString("close-releases-takers")))
                    .body(not(containsString("wrong_answer")));
        }
    }

    @Test
    void reviewers_read_versions_and_their_gates() {
        upload(admin).statusCode(202);
        passTheGate();
        get(reviewer, "/" + slug + "/versions")
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].state", equalTo("published"));
        int solutions = known().exercise().solutions().size();
        get(reviewer, "/" + slug + "/versions/" + VERSION)
                .statusCode(200)
                .body("release.gate.passed", equalTo(solutions))
                .body("gate", hasSize(solutions));
    }

    @Test
    void an_admin_reads_the_whole_package_and_withdraws_it() {
        upload(admin).statusCode(202);
        passTheGate();
        byte[] zip =
                get(admin, "/" + slug + "/versions/" + VERSION + "/package")
                        .statusCode(200)
                        .contentType("application/zip")
                        .header("Content-Disposition", containsString(slug + "-" + VERSION))
                        .extract()
                        .asByteArray();
        assertEquals(example().files().keySet(), PackageZip.readOwn(zip).contents().keySet());
        withdraw(admin).statusCode(200).body("state", equalTo("withdrawn"));
        get(candidate, "/" + slug).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "candidate, /versions",
        "candidate, /versions/1.0.0",
        "candidate, /versions/1.0.0/package",
        "reviewer, /versions/1.0.0/package",
    })
    void what_a_role_may_not_read(String role, String path) {
        upload(admin).statusCode(202);
        get(person(role), "/" + slug + path)
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body(not(containsString("secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"candidate", "reviewer"})
    void only_admins_change_the_catalogue(String role) {
        upload(person(role)).statusCode(403).contentType(Problem.MEDIA_TYPE);
        get(admin, "/" + slug + "/versions").statusCode(404);
        upload(admin).statusCode(202);
        passTheGate();
        withdraw(person(role)).statusCode(403).contentType(Problem.MEDIA_TYPE);
        get(candidate, "/" + slug).statusCode(200);
    }

    @Test
    void a_package_at_fault_is_refused_naming_its_faults() {
        upload(admin, example().without("statement/problem.zh.md"))
                .statusCode(422)
                .contentType(Problem.MEDIA_TYPE)
                .body("errors.field", hasItem("statement/problem.zh.md"));
    }

    @Test
    void other_content_under_the_same_version_is_a_conflict() {
        upload(admin).statusCode(202);
        upload(admin, example().with("statement/problem.en.md", "# Changed"))
                .statusCode(409)
                .contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "PK\u0003\u0004 and nothing that follows", "no zip at all"})
    void what_is_no_zip_is_refused(String body) {
        admin.request()
                .contentType("application/zip")
                .body(body.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType(Problem.MEDIA_TYPE)
                .body(allOf(not(containsString("Exception")), not(containsString("interlock."))));
    }

    private void passTheGate() {
        var version = known();
        for (var solution : version.exercise().solutions()) {
            var ruling = new Ruling(solution.verdict(), solution.finding(), solution.stage());
            gate.record(
                    version.id(),
                    new GateRow(solution.path(), solution.language(), ruling, ruling, true, ""));
        }
        assertTrue(gate.publish(version.id()));
    }

    private Catalogue.Version known() {
        var id =
                QuarkusTransaction.requiringNew()
                        .call(() -> versions.named(slug, VERSION).orElseThrow().id());
        return new Catalogue.Version(id, catalogue.version(id));
    }

    private ValidatableResponse upload(SignedIn person) {
        return upload(person, example());
    }

    private ValidatableResponse upload(SignedIn person, PackageExample example) {
        return person.request()
                .contentType("application/zip")
                .body(PackageZip.write(PackageFiles.of(slug, example.files())))
                .post(PATH)
                .then();
    }

    private ValidatableResponse withdraw(SignedIn person) {
        return person.request()
                .noContentType()
                .post(PATH + "/" + slug + "/versions/" + VERSION + "/withdraw")
                .then();
    }

    private static ValidatableResponse get(SignedIn person, String path) {
        return person.request().get(PATH + path).then();
    }

    private static SignedIn person(String role) {
        return role.equals("candidate") ? candidate : reviewer;
    }

    private PackageExample example() {
        return PackageExample.right()
                .replacing("problem.yaml", "6d2c1a52-1f0b-4f52-9c3c-0d6f3b1f5a10", uuid.toString());
    }
}
