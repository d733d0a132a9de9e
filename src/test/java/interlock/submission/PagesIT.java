package interlock.submission;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.exercise.Catalogue;
import interlock.verdict.CaseRun;
import interlock.verdict.Diagnostic;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Grade;
import interlock.verdict.Load;
import interlock.verdict.Place;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import interlock.web.Browsing;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page in a real browser.
@QuarkusTest
@SuppressWarnings("NullAway.Init") // fields are set by the test framework
class PagesIT {
    private static final String EXERCISE = "bounded-buffer";

    @TestHTTPResource("/")
    URI server;

    @Inject Catalogue catalogue;
    @Inject Ledger ledger;

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void no_page_makes_the_browser_complain(String language) {
        var admin = SignedIn.as(Role.ADMIN);
        var id = graded(admin);
        var paths =
                List.of(
                        "/",
                        "/exercises/" + EXERCISE,
                        "/submissions/" + id,
                        "/review",
                        "/review?verdict=OLE",
                        "/admin/exercises",
                        "/account",
                        "/sign-in");
        try (var browsing = Browsing.as(admin, server, language)) {
            for (var path : paths) {
                var page = browsing.open(path);
                assertThat(page.locator("html")).hasAttribute("lang", language);
                page.close();
            }
            assertEquals(List.of(), browsing.complaints());
        }
    }

    /// Handed in at the front door, graded by hand, with something in each part of the report.
    private SubmissionId graded(SignedIn owner) {
        var version = catalogue.current(EXERCISE).orElseThrow().exercise().version();
        var handedIn =
                Map.of(
                        "exercise",
                        EXERCISE,
                        "version",
                        version,
                        "language",
                        "java",
                        "kind",
                        "submit",
                        "files",
                        Map.of("Solution.java", "class Solution {}\n"));
        var id =
                owner.request()
                        .contentType("application/json")
                        .body(handedIn)
                        .post("/api/submissions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        var work = ledger.begin(new SubmissionId(UUID.fromString(id))).orElseThrow();
        ledger.finish(work.id(), work.attempt(), deadlocked());
        return work.id();
    }

    private static Grade deadlocked() {
        var finding =
                new Finding(
                        FindingKind.DEADLOCK,
                        "deadlock",
                        Map.of(),
                        new Place("Solution.java", 1, 0),
                        List.of("1 producer call put 3", "2 producer asleep"));
        var warning = new Diagnostic(Diagnostic.Severity.WARNING, null, "unused");
        var stage =
                new StageResult(
                        Stage.FUNCTIONAL,
                        StageResult.Status.FAILED,
                        10,
                        40,
                        Duration.ofMillis(300),
                        List.of(finding),
                        List.of(run(1, 5), run(2, 9)),
                        Map.of("cores", "2"));
        return new Grade(Verdict.WA, 10, List.of(warning), List.of(stage), "printed\n");
    }

    private static CaseRun run(int repetition, int millis) {
        return new CaseRun(
                "one-thread",
                Load.IDLE,
                repetition,
                Duration.ofMillis(millis),
                Duration.ofMillis(2),
                Duration.ofNanos(300),
                40_000_000,
                repetition == 1,
                "");
    }
}
