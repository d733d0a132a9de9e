package interlock.verdict;

import java.util.List;

/// All that grading one submission brought to light.
///
/// @param score of 100, after caps
/// @param stages in order, the skipped ones included
/// @param output what the candidate's program printed, bounded
public record Grade(
        Verdict verdict,
        int score,
        List<Diagnostic> diagnostics,
        List<StageResult> stages,
        String output) {
    public Grade {
        diagnostics = List.copyOf(diagnostics);
        stages = List.copyOf(stages);
    }

    /// The findings of all stages, in their order.
    public List<Finding> findings() {
        return stages.stream().flatMap(stage -> stage.findings().stream()).toList();
    }
}
