package interlock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.web.Browsing;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a newcomer does, with nothing played: editor, box, loads, verdict, report, gate.
@QuarkusTest
@TestProfile(GradingProfile.class)
@SuppressWarnings("NullAway.Init") // fields are set by the test framework
class WholePathIT {
    private static final double GRADED_MILLIS_MAX = Duration.ofMinutes(15).toMillis();

    @TestHTTPResource("/")
    URI server;

    @Test
    void a_broken_buffer_is_mended_and_its_report_read() throws IOException {
        var solver = SignedIn.as(Role.CANDIDATE);
        try (var candidate = Browsing.as(solver, server, "en")) {
            var page = candidate.open("/exercises/bounded-buffer");
            page.click("[data-language=python]");
            handIn(page, "bounded-buffer", "wrong_answer/last-in-first-out.py");
            assertVerdict(page, "WA");
            assertThat(page.locator("#result .finding").first()).isVisible();

            handIn(page, "bounded-buffer", "accepted/two-conditions.py");
            assertThat(page.locator("[data-stage=compile][data-status=passed]"))
                    .isVisible(new IsVisibleOptions().setTimeout(GRADED_MILLIS_MAX));
            assertVerdict(page, "AC");
            assertEquals(List.of(), candidate.complaints());
        }
        try (var reviewer = Browsing.as(SignedIn.as(Role.REVIEWER), server, "zh")) {
            var page = reviewer.open("/review?verdict=AC&account=" + solver.id().value());
            page.locator("tbody .button").first().click();
            assertThat(page.locator(".ruling .verdict")).hasText("AC");
            assertThat(page.locator("svg.dist").first()).isVisible();
            assertEquals(List.of(), reviewer.complaints());
        }
    }

    /// Only a schedule can tell it: no run of the program shows that two accesses are not ordered.
    @Test
    void a_race_is_found_shown_and_played_again() throws IOException {
        var solver = SignedIn.as(Role.CANDIDATE);
        try (var candidate = Browsing.as(solver, server, "en")) {
            var page = candidate.open("/exercises/safe-singleton");
            page.click("[data-language=java]");
            handIn(page, "safe-singleton", "wrong_answer/not-volatile.java");
            assertVerdict(page, "WA");
            page.click("#result .ruling a.button");
            page.waitForSelector("html[data-ready]");
            page.locator("[data-play]").first().click();
            assertThat(page.locator("[data-status]").first())
                    .containsText(
                            Pattern.compile(
                                    "Played again just now: the same \\d+ steps, the same end"),
                            new ContainsTextOptions().setTimeout(GRADED_MILLIS_MAX));
            page.reload();
            assertThat(page.locator("[data-status]").first()).containsText("Last replayed");
            assertEquals(List.of(), candidate.complaints());
        }
    }

    @Test
    void an_uploaded_exercise_is_offered_once_its_gate_has_passed() throws IOException {
        var exercise = SmallExercise.unique();
        var author = SignedIn.as(Role.ADMIN);
        author.request()
                .contentType("application/zip")
                .body(exercise.zip())
                .post("/api/exercises")
                .then()
                .statusCode(202);
        try (var admin = Browsing.as(author, server, "en")) {
            var page = admin.open("/admin/exercises");
            var row = page.locator("tr", new Page.LocatorOptions().setHasText(exercise.slug()));
            assertThat(row.locator(".state"))
                    .hasText("published", new HasTextOptions().setTimeout(GRADED_MILLIS_MAX));
            var offered = "a[href='/exercises/" + exercise.slug() + "']";
            assertThat(admin.open("/").locator(offered).first()).isVisible();
            assertEquals(List.of(), admin.complaints());
        }
    }

    private static void handIn(Page page, String exercise, String solution) throws IOException {
        var file = Path.of("exercises", exercise, "submissions", solution);
        page.locator(".cm-content").click();
        page.keyboard().press("Control+A");
        page.keyboard().press("Delete");
        page.keyboard().insertText(Files.readString(file));
        page.keyboard().press("Control+Shift+Enter");
    }

    private static void assertVerdict(Page page, String verdict) {
        assertThat(page.locator("#result .ruling .verdict"))
                .hasText(verdict, new HasTextOptions().setTimeout(GRADED_MILLIS_MAX));
    }
}
