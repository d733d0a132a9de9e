package interlock.exercise;

import interlock.verdict.FindingKind;
import interlock.verdict.Stage;
import interlock.verdict.Verdict;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A solution whose verdict is known, from `submissions/`.
///
/// @param path below `submissions/`, e.g. `wrong_answer/if-not-while.java`
/// @param files flat name → text
/// @param finding the finding that must be among those of the failing stage, or nothing
/// @param stage the stage that must fail, or nothing
/// @param waitsFor a stage not yet built that alone can tell it, or nothing
public record KnownSolution(
        String path,
        String language,
        Map<String, String> files,
        Verdict verdict,
        @Nullable FindingKind finding,
        @Nullable Stage stage,
        @Nullable Stage waitsFor) {
    public KnownSolution {
        files = Map.copyOf(files);
    }

    public Optional<Stage> pending() {
        return Optional.ofNullable(waitsFor);
    }
}
