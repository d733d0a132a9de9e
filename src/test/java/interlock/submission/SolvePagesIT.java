package interlock.submission;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.verdict.Diagnostic;
import interlock.verdict.Grade;
import interlock.verdict.Place;
import interlock.verdict.Progress;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page an exercise is solved on, in a real browser. Grading is played by hand.
@QuarkusTest
@SuppressWarnings("NullAway.Init") // fields are set by the test framework
class SolvePagesIT {
    private static final String EXERCISE = "bounded-buffer";
    private static final String PATH = "/exercises/" + EXERCISE;

    @TestHTTPResource("/")
    URI server;

    @Inject Ledger ledger;
    @Inject Reports reports;

    private SignedIn candidate;
    private Browsing browsing;

    @BeforeEach
    void a_candidate_is_signed_in() {
        candidate = SignedIn.as(Role.CANDIDATE);
        browsing = Browsing.as(candidate, server, "en");
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void what_was_typed_survives_a_reload_at_once() {
        var page = browsing.open(PATH);
        type(page, "// typed and not lost");

        page.reload();

        assertThat(editor(page)).containsText("// typed and not lost");
    }

    @Test
    void what_was_typed_is_there_in_another_browser() {
        var page = browsing.open(PATH);
        type(page, "// typed elsewhere");
        saved(page);

        try (var other = Browsing.as(candidate, server, "zh")) {
            assertThat(editor(other.open(PATH))).containsText("// typed elsewhere");
        }
    }

    @Test
    void a_session_that_ended_loses_nothing() {
        var page = browsing.open(PATH);
        browsing.loseSession();
        type(page, "// typed without a session");
        assertThat(page.locator("#signed-out")).isVisible();

        browsing.signIn(candidate);
        page.evaluate("window.dispatchEvent(new Event('focus'))");

        saved(page);
        assertThat(page.locator("#signed-out")).isHidden();
        assertThat(editor(page)).containsText("// typed without a session");
    }

    @Test
    void of_two_windows_neither_overwrites_the_other() {
        var first = browsing.open(PATH);
        try (var other = Browsing.as(candidate, server, "en")) {
            var second = other.open(PATH);
            type(first, "// from the first");
            saved(first);
            type(second, "// from the second");
            assertThat(second.locator("#conflict")).isVisible();

            second.click("#take-theirs");
            assertThat(editor(second)).containsText("// from the first");
            second.click("details:has(#attempts) > summary");
            second.click(".asides button");

            assertThat(editor(second)).containsText("// from the second");
        }
    }

    @Test
    void compiler_messages_stand_at_their_line() {
        var page = browsing.open(PATH);
        editor(page).click();
        page.keyboard().press("Control+Enter");

        grade(page, "expected ';'", 3);

        assertThat(page.locator("#result .verdict")).hasText("CE");
        assertThat(page.locator(".cm-lint-marker-error")).hasCount(1);
        page.click("#result .place");
        assertThat(page.locator(".cm-lineNumbers .cm-activeLineGutter")).hasText("3");
    }

    @Test
    void the_keyboard_alone_is_enough() {
        var page = browsing.open(PATH);
        page.locator(".cm-content").focus();
        page.keyboard().type("// by keyboard");
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertThat(page.locator("#run")).isFocused();
        page.keyboard().press("Enter");

        grade(page, "expected ';'", 1);

        assertThat(page.locator("#result .verdict")).hasText("CE");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
        assertEquals(List.of(), browsing.complaints());
    }

    private static Locator editor(Page page) {
        return page.locator(".cm-content");
    }

    private static void type(Page page, String text) {
        editor(page).focus();
        page.keyboard().press("Control+Home");
        page.keyboard().insertText(text + "\n");
    }

    private static void saved(Page page) {
        assertThat(page.locator("#save-state")).hasAttribute("data-state", "saved");
    }

    /// Grades what the candidate just handed in: it does not build.
    private void grade(Page page, String message, int line) {
        assertThat(page.locator(".track")).isVisible();
        var viewer = new Viewer(candidate.id(), false);
        var mine = new SubmissionFilter(null, null, candidate.id(), null, 0, 1);
        var handedIn = reports.list(mine, viewer).items().getFirst();
        var work = ledger.begin(new SubmissionId(handedIn.id())).orElseThrow();
        ledger.progress(work.id(), work.attempt(), new Progress.StageStarted(Stage.COMPILE, 1));
        assertThat(page.locator("[data-stage=compile]")).hasAttribute("data-status", "running");
        var file = work.files().keySet().iterator().next();
        var place = new Place(file, line, 1);
        var failed =
                new StageResult(
                        Stage.COMPILE,
                        StageResult.Status.FAILED,
                        0,
                        5,
                        Duration.ofMillis(80),
                        List.of(),
                        List.of(),
                        Map.of());
        var error = new Diagnostic(Diagnostic.Severity.ERROR, place, message);
        ledger.finish(
                work.id(),
                work.attempt(),
                new Grade(Verdict.CE, 0, List.of(error), List.of(failed), ""));
    }
}
