package interlock.exercise;

import interlock.verdict.FindingKind;
import interlock.verdict.Stage;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An entry of `submissions.yaml`: what the wrong solutions that match must be caught by.
///
/// @param match glob below `submissions/`, e.g. `wrong_answer/*.java`
record Expectation(
        String match,
        @Nullable FindingKind finding,
        @Nullable Stage stage,
        @Nullable Stage waitsFor) {
    static final String FILE = "submissions.yaml";

    /// Of an accepted solution.
    static final Expectation NONE = new Expectation("", null, null, null);

    /// @param stages those that give points
    static Expectation read(Section section, Set<Stage> stages) {
        var expectation =
                new Expectation(
                        section.required("match", Expectation::glob).orElse(""),
                        section.required("finding", FindingKind::of).orElse(null),
                        section.required("stage", id -> stageOf(id, stages)).orElse(null),
                        section.optional("waits-for", Stage::of).orElse(null));
        section.refuseOtherKeys();
        return expectation;
    }

    private static String glob(String text) {
        FileSystems.getDefault().getPathMatcher("glob:" + text);
        return text;
    }

    private static Stage stageOf(String id, Set<Stage> stages) {
        var stage = Stage.of(id);
        if (stage != Stage.COMPILE && stage != Stage.RULES && !stages.contains(stage)) {
            throw new IllegalArgumentException(
                    "compile, rules or a stage named in points of grading.yaml, found " + id);
        }
        return stage;
    }

    boolean matches(String path) {
        return !match.isEmpty()
                && FileSystems.getDefault().getPathMatcher("glob:" + match).matches(Path.of(path));
    }
}
