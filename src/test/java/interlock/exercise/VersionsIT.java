package interlock.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.exercise.GateRow.Ruling;
import interlock.verdict.Verdict;
import interlock.web.ProblemException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each test has an exercise of its own.
@QuarkusTest
class VersionsIT {
    @Inject Uploads uploads;
    @Inject Releases releases;
    @Inject Catalogue catalogue;
    @Inject PublishGate gate;
    @Inject ExerciseVersions versions;
    @Inject Markdown markdown;
    @Inject ObjectMapper json;
    @Inject Waiting waiting;

    private final UUID uuid = UUID.randomUUID();
    private final String slug = "it-" + uuid;

    /// The versions whose upload was told.
    @ApplicationScoped
    static class Waiting {
        private final List<ExerciseVersionId> told = new CopyOnWriteArrayList<>();

        void add(@Observes VersionUploaded uploaded) {
            told.add(uploaded.id());
        }

        List<ExerciseVersionId> told() {
            return told;
        }
    }

    @BeforeEach
    void forget() {
        waiting.told().clear();
    }

    @Test
    void an_upload_is_offered_only_after_all_its_solutions_got_what_was_promised() {
        assertEquals(VersionState.VERIFYING, upload("1.0.0").state());
        assertTrue(catalogue.current(slug).isEmpty());
        var id = waiting.told().getFirst();
        var known = catalogue.version(id).solutions();
        gate.record(id, row(known.getFirst(), true));
        assertThrows(IllegalStateException.class, () -> gate.publish(id));
        known.forEach(solution -> gate.record(id, row(solution, true)));
        assertTrue(gate.publish(id));
        assertEquals(id, catalogue.current(slug).orElseThrow().id());
        var progress = releases.release(slug, "1.0.0").gate();
        assertEquals(new ReleaseView.GateProgress(known.size(), 0, known.size()), progress);
    }

    @Test
    void a_solution_that_failed_keeps_its_exercise_from_being_published() {
        upload("1.0.0");
        var id = waiting.told().getFirst();
        var known = catalogue.version(id).solutions();
        known.forEach(solution -> gate.record(id, row(solution, true)));
        gate.record(id, row(known.getFirst(), false));
        assertThrows(IllegalStateException.class, () -> gate.publish(id));
        assertTrue(gate.refuse(id));
        assertFalse(gate.publish(id));
        assertEquals(VersionState.REFUSED, releases.release(slug, "1.0.0").state());
        assertEquals(known.size(), releases.gate(slug, "1.0.0").size());
    }

    @Test
    void the_same_content_is_one_version_and_other_content_needs_another() {
        upload("1.0.0");
        upload("1.0.0");
        assertEquals(1, waiting.told().size());
        assertEquals(1, releases.of(slug).size());
        var changed = example("1.0.0").with("statement/problem.en.md", "# Changed");
        var refusal = assertThrows(ProblemException.class, () -> upload(slug, changed));
        assertEquals(409, refusal.problem().status());
        assertEquals(2, releaseCountAfter("1.1.0"));
    }

    @Test
    void a_name_belongs_to_one_uuid_and_a_uuid_to_one_name() {
        upload("1.0.0");
        var other =
                example("1.0.0")
                        .replacing("problem.yaml", uuid.toString(), UUID.randomUUID().toString());
        assertEquals(
                409,
                assertThrows(ProblemException.class, () -> upload(slug, other)).problem().status());
        assertEquals(
                409,
                assertThrows(ProblemException.class, () -> upload(slug + "-b", example("1.0.1")))
                        .problem()
                        .status());
    }

    @Test
    void withdrawing_a_version_offers_the_one_before_it_again() {
        publish("1.0.0");
        var first = catalogue.current(slug).orElseThrow().id();
        publish("2.0.0");
        assertNotEquals(first, catalogue.current(slug).orElseThrow().id());
        releases.withdraw(slug, "2.0.0");
        assertEquals(first, catalogue.current(slug).orElseThrow().id());
        releases.withdraw(slug, "1.0.0");
        assertTrue(catalogue.current(slug).isEmpty());
    }

    @Test
    void content_that_was_refused_or_withdrawn_is_tried_again_when_it_is_uploaded_again() {
        upload("1.0.0");
        var id = waiting.told().getFirst();
        gate.record(id, row(catalogue.version(id).solutions().getFirst(), false));
        gate.refuse(id);
        assertEquals(VersionState.VERIFYING, upload("1.0.0").state());
        assertEquals(List.of(id, id), waiting.told());
        assertEquals(List.of(), releases.gate(slug, "1.0.0"));
    }

    @Test
    void a_package_at_fault_is_refused_with_each_fault_and_leaves_nothing_behind() {
        var broken = example("1.0.0").without("statement/problem.zh.md");
        var refusal = assertThrows(ProblemException.class, () -> upload(slug, broken)).problem();
        assertEquals(422, refusal.status());
        assertEquals("statement/problem.zh.md", refusal.errors().getFirst().field());
        assertThrows(ProblemException.class, () -> releases.of(slug));
    }

    @Test
    void what_candidates_get_holds_nothing_of_the_hidden_files() throws JsonProcessingException {
        publish("1.0.0");
        var exercise = catalogue.current(slug).orElseThrow().exercise();
        assertTrue(exercise.include().toString().contains("secret"));
        var shown =
                json.writeValueAsString(ExerciseView.of(exercise, markdown))
                        + json.writeValueAsString(ExerciseCard.of(exercise));
        assertFalse(shown.contains("secret"), shown);
        assertFalse(shown.contains("close-releases-takers"), shown);
    }

    @Test
    void built_in_exercises_are_offered_after_the_start() {
        assertEquals(
                List.of(), // all those in the folder but not on offer
                Folder.in(java.nio.file.Path.of("exercises")).stream()
                        .map(folder -> folder.getFileName().toString())
                        .filter(name -> catalogue.current(name).isEmpty())
                        .toList());
    }

    private int releaseCountAfter(String version) {
        upload(version);
        return releases.of(slug).size();
    }

    private void publish(String version) {
        upload(version);
        var id = waiting.told().getLast();
        catalogue.version(id).solutions().forEach(each -> gate.record(id, row(each, true)));
        assertTrue(gate.publish(id));
    }

    private ReleaseView upload(String version) {
        return upload(slug, example(version));
    }

    private ReleaseView upload(String name, PackageExample example) {
        return uploads.accept(PackageZip.write(PackageFiles.of(name, example.files())));
    }

    private PackageExample example(String version) {
        return PackageExample.right()
                .replacing("problem.yaml", "version: 1.0.0", "version: " + version)
                .replacing("problem.yaml", "6d2c1a52-1f0b-4f52-9c3c-0d6f3b1f5a10", uuid.toString());
    }

    private static GateRow row(KnownSolution solution, boolean passed) {
        var expected = new Ruling(solution.verdict(), solution.finding(), solution.stage());
        return new GateRow(
                solution.path(),
                solution.language(),
                expected,
                passed ? expected : new Ruling(Verdict.JE, null, null),
                passed,
                "");
    }
}
