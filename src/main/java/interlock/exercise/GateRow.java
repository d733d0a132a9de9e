package interlock.exercise;

import interlock.verdict.FindingKind;
import interlock.verdict.Stage;
import interlock.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/// What the publish gate found of one known solution.
///
/// @param path below `submissions/`
/// @param note why it did not pass, or why it passes for now; may be empty
public record GateRow(
        String path, String language, Ruling expected, Ruling actual, boolean passed, String note) {
    /// A verdict with what it rests on.
    public record Ruling(Verdict verdict, @Nullable FindingKind finding, @Nullable Stage stage) {}
}
