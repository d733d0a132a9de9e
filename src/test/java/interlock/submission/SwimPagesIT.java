package interlock.submission;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.verdict.Schedule;
import interlock.verdict.ScheduleScript;
import interlock.web.Browsing;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Schedules drawn in the report, in a real browser.
@QuarkusTest
@SuppressWarnings("NullAway.Init") // fields are set by the test framework
class SwimPagesIT {
    @TestHTTPResource("/")
    URI server;

    @Inject SubmissionSamples samples;
    @Inject Ledger ledger;
    @Inject ReplayLedger replays;

    private Browsing browsing;
    private SubmissionId shown;

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void arrow_keys_step_through_and_enter_goes_to_the_line() {
        var page = report(SwimSamples.sixtySteps(), "en");
        var steps = page.locator(".swim button.what:visible");
        steps.first().click();
        page.keyboard().press("ArrowDown");
        assertThat(steps.nth(1)).isFocused();
        assertThat(page.locator(".swim [aria-current]")).hasAttribute("data-step", "2");
        assertThat(page.locator(".source tr.here")).hasId("line-Solution.java-15");
        assertThat(page.locator("[data-near] .here")).containsText("synchronized (lock)");
        page.keyboard().press("End");
        assertThat(steps.last()).isFocused();
        assertThat(page.locator("[data-locks]")).containsText("consumer-1 holds Object#1");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.locator(".source")).isFocused();
        assertThat(page.locator(".source tr.here")).hasId("line-Solution.java-16");
        page.keyboard().press("Escape");
        assertThat(page.locator(".swim [aria-current] .what")).isFocused();
        page.keyboard().press("Home");
        assertThat(steps.first()).isFocused();
        assertEquals(List.of(), browsing.complaints());
    }

    @Test
    void a_stretch_unfolds_and_folds_by_key_and_by_click() {
        var page = report(SwimSamples.sixtySteps(), "en");
        var fold = page.locator(".swim [data-fold]").first();
        var folded = page.locator(".swim [data-step='20']");
        assertThat(folded).isHidden();
        fold.click();
        assertThat(folded).isVisible();
        page.keyboard().press("ArrowLeft");
        assertThat(folded).isHidden();
        page.keyboard().press("ArrowRight");
        assertThat(folded).isVisible();
        assertThat(fold).hasAttribute("aria-expanded", "true");
        assertEquals(List.of(), browsing.complaints());
    }

    @Test
    void a_sentence_says_what_happened_and_leads_to_the_drawing() {
        var page = report(SwimSamples.tenSteps(), "zh");
        assertThat(page.locator(".swim .why")).hasText("B 在 A 读取与写入 Solution.size 之间写入了它。");
        page.click(".finding a");
        assertThat(page).hasURL(Pattern.compile(".*#schedule-1"));
        assertThat(page.locator(".swim .telling")).hasCount(3);
        assertEquals(List.of(), browsing.complaints());
    }

    @Test
    void a_replay_is_followed_from_the_click_to_its_end_and_stays_in_the_report() {
        var page = report(SwimSamples.tenSteps(), "en");
        var status = page.locator("[data-status]");
        assertThat(status).containsText("compares every step");
        page.locator("[data-play]").focus();
        page.keyboard().press("Enter");
        assertThat(status).containsText("Waiting for a grader");
        assertThat(page.locator("[data-play]")).hasAttribute("aria-disabled", "true");
        var replay = new ReplayId(samples.replays(shown).getFirst().id);
        int attempt = replays.begin(replay).orElseThrow().attempt();
        assertThat(status).containsText("Being played again");
        assertTrue(replays.finish(replay, attempt, new ReplayResult.Same()));
        assertThat(status).containsText("Played again just now: the same 10 steps, the same end.");
        assertThat(page.locator("[data-play]")).hasAttribute("aria-disabled", "false");
        assertThat(page.locator("[data-play]")).isFocused();
        page.reload();
        assertThat(status).containsText("Last replayed: the same 10 steps, the same end.");
        assertEquals(List.of(), browsing.complaints());
    }

    @Test
    void a_replay_that_goes_otherwise_is_drawn_beside_the_record() {
        var page = report(SwimSamples.tenSteps(), "zh");
        page.locator("[data-play]").click();
        assertThat(page.locator("[data-status] [data-open]")).isVisible();
        var replay = new ReplayId(samples.replays(shown).getFirst().id);
        int attempt = replays.begin(replay).orElseThrow().attempt();
        var other = ScheduleScript.of("A call put = 7\nB call put = 8\nend B lock Object#1 @7");
        assertTrue(replays.finish(replay, attempt, new ReplayResult.Different(other, true)));
        assertThat(page.locator("[data-status] .notice")).containsText("是评测机的错误");
        assertThat(page.locator(".parting")).containsText("第 2 步");
        var again = page.locator("[data-again] .swim");
        assertThat(again.locator(".end.stuck")).containsText("Object#1");
        again.locator("button.what").first().click();
        page.keyboard().press("ArrowDown");
        assertThat(again.locator("button.what").nth(1)).isFocused();
        assertEquals(List.of(), browsing.complaints());
    }

    @ParameterizedTest
    @ValueSource(ints = {380, 1280})
    void no_width_needs_scrolling_sideways(int width) {
        var page = report(SwimSamples.manySteps(), "en");
        page.setViewportSize(width, 800);
        assertNoOverflow(page.locator("html"));
        assertNoOverflow(page.locator(".water"));
        assertThat(page.locator(".swim button.what").first()).isVisible();
    }

    private static void assertNoOverflow(Locator part) {
        var hidden = (Number) part.evaluate("part => part.scrollWidth - part.clientWidth");
        assertTrue(hidden.intValue() <= 0, part + " hides " + hidden + " px");
    }

    private Page report(Schedule schedule, String language) {
        var candidate = SignedIn.as(Role.CANDIDATE);
        var id = samples.queued(candidate.id().value(), Kind.SUBMIT, SwimSamples.FILES);
        var work = ledger.begin(id).orElseThrow();
        ledger.finish(work.id(), work.attempt(), SubmissionSamples.failed(schedule));
        browsing = Browsing.as(candidate, server, language);
        shown = id;
        return browsing.open("/submissions/" + id);
    }
}
