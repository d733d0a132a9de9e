package interlock.submission;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import interlock.GradingProfile;
import interlock.account.Role;
import interlock.account.SignedIn;
import interlock.exercise.Catalogue;
import interlock.explore.Explorer;
import interlock.explore.Subject;
import interlock.language.Compilation;
import interlock.language.Languages;
import interlock.sandbox.Slot;
import interlock.verdict.Finding;
import interlock.verdict.FindingKind;
import interlock.verdict.Schedule;
import interlock.web.Browsing;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/// Schedules played again in a real box by a real grader, each with its outcome.
@QuarkusTest
@TestProfile(GradingProfile.class)
@SuppressWarnings("NullAway.Init") // fields are set by the test framework
class ReplayIT {
    private static final Path SOLUTIONS = Path.of("exercises/bounded-buffer/submissions");
    private static final Slot SLOT = new Slot(0, Set.of(0));
    private static final Schedule.Origin ORIGIN =
            new Schedule.Origin("schedules-of-two-and-two", 1, 42, 7);
    private static final String OTHER_ENGINE = "0123456789ab";
    private static final double PLAYED_MILLIS_MAX = Duration.ofMinutes(5).toMillis();

    @TestHTTPResource("/")
    URI server;

    @Inject SubmissionSamples samples;
    @Inject Ledger ledger;
    @Inject Explorer explorer;
    @Inject Languages languages;
    @Inject Catalogue catalogue;

    private final SignedIn candidate = SignedIn.as(Role.CANDIDATE);

    @Test
    void a_schedule_that_broke_a_solution_breaks_it_again_in_the_same_way() throws Exception {
        var files = solution("wrong_answer/if-not-while.java");
        var finding = explored(files);
        var id = graded(files, finding);
        var shown = replayed(id);
        assertEquals(
                "data:{\"state\":\"done\",\"outcome\":\"same\"}",
                shown.lines().filter(line -> line.startsWith("data:")).toList().getLast());
        candidate
                .request()
                .get("/api/submissions/" + id)
                .then()
                .body("findings[0].replay.state", equalTo("done"))
                .body("findings[0].replay.started", notNullValue())
                .body("findings[0].replay.finished", notNullValue())
                .body("findings[0].replay.schedule", equalTo(null));
        try (var browsing = Browsing.as(candidate, server, "en")) {
            var page = browsing.open("/submissions/" + id);
            var status = page.locator("[data-status]");
            assertThat(status).containsText("Last replayed: the same");
            page.locator("[data-play]").focus();
            page.keyboard().press("Enter");
            assertThat(status)
                    .containsText(
                            "Played again just now: the same %d steps, the same end."
                                    .formatted(steps(finding)),
                            new ContainsTextOptions().setTimeout(PLAYED_MILLIS_MAX));
            assertThat(page.locator("[data-play]")).isFocused();
            assertThat(page.locator("[data-again] .swim")).hasCount(0);
            assertEquals(List.of(), browsing.complaints());
        }
    }

    @Test
    void a_record_that_the_schedule_does_not_tell_again_is_a_fault_of_the_judge()
            throws IOException {
        var recorded = at(ORIGIN, languages.byId("java").orElseThrow().engine(SLOT).orElseThrow());
        var id = graded(solution("accepted/monitor.java"), finding(recorded));
        replayed(id);
        candidate
                .request()
                .get(path(id))
                .then()
                .body("outcome", equalTo("different"))
                .body("faultFound", equalTo(false))
                .body("schedule.threads", hasItem("D"))
                .body("schedule.origin.k", equalTo(7));
        try (var browsing = Browsing.as(candidate, server, "zh")) {
            var page = browsing.open("/submissions/" + id);
            assertThat(page.locator("[data-status] .notice")).containsText("是评测机的错误");
            assertThat(page.locator("[data-again] .swim .lane.over").first()).isVisible();
            assertEquals(List.of(), browsing.complaints());
        }
    }

    @Test
    void what_cannot_be_played_says_why() throws IOException {
        var unknown = finding(at(new Schedule.Origin("no-such-case", 1, 42, 7), OTHER_ENGINE));
        var without = graded(solution("accepted/monitor.java"), unknown);
        replayed(without);
        assertImpossible(
                without,
                equalTo(
                        "This exercise has no such schedule any more, or nothing here explores its language."));
        var known = finding(at(ORIGIN, OTHER_ENGINE));
        var broken = graded(solution("compile_error/missing-method.java"), known);
        replayed(broken);
        assertImpossible(broken, equalTo("It does not compile: 1 errors."));
    }

    @Test
    void an_engine_that_was_changed_since_need_not_tell_the_same() throws IOException {
        var id = graded(solution("accepted/monitor.java"), finding(at(ORIGIN, OTHER_ENGINE)));
        replayed(id);
        assertImpossible(id, containsString("engine that explores was changed"));
    }

    /// The finding of an exploration, with a schedule that replays three times.
    private Finding explored(Map<String, String> files) throws InterruptedException {
        var exercise = catalogue.current(SubmissionSamples.EXERCISE).orElseThrow().exercise();
        var java = languages.byId("java").orElseThrow();
        var compiled = (Compilation.Compiled) java.compile(exercise.sources("java", files), SLOT);
        var subject = new Subject(java, compiled.program(), files.keySet(), SLOT);
        var explored = explorer.explore(subject, exercise.plan(), 1, _ -> {});
        assertFalse(explored.findings().isEmpty());
        return explored.findings().getFirst();
    }

    private SubmissionId graded(Map<String, String> files, Finding finding) {
        var id = samples.queued(candidate.id().value(), Kind.SUBMIT, files);
        int attempt = ledger.begin(id).orElseThrow().attempt();
        ledger.finish(id, attempt, SubmissionSamples.failed(List.of(finding)));
        return id;
    }

    /// Asks, and reads the stream until it is over.
    private String replayed(SubmissionId id) {
        candidate.request().noContentType().post(path(id)).then().statusCode(202);
        return candidate.request().get(path(id) + "/events").then().extract().asString();
    }

    private void assertImpossible(SubmissionId id, Matcher<String> obstacle) {
        candidate
                .request()
                .get(path(id))
                .then()
                .body("outcome", equalTo("impossible"))
                .body("obstacle", obstacle);
    }

    private static int steps(Finding finding) {
        return Objects.requireNonNull(finding.schedule()).steps().size();
    }

    private static Finding finding(Schedule schedule) {
        var values = Map.of("expected", "2");
        return new Finding(FindingKind.RACE, "history.no-count", values).shownBy(schedule);
    }

    /// Ten steps that nobody took.
    private static Schedule at(Schedule.Origin origin, String engine) {
        var made = SwimSamples.tenSteps();
        return new Schedule(origin, engine, made.threads(), made.steps(), made.ends());
    }

    private static Map<String, String> solution(String name) throws IOException {
        return Map.of("Solution.java", Files.readString(SOLUTIONS.resolve(name)));
    }

    private static String path(SubmissionId id) {
        return "/api/submissions/%s/findings/1/replay".formatted(id);
    }
}
