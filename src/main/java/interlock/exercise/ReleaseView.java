package interlock.exercise;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version in the list that reviewers and admins read.
///
/// @param published when it was offered first
public record ReleaseView(
        String slug,
        String version,
        VersionState state,
        boolean builtIn,
        Instant uploaded,
        @Nullable Instant published,
        GateProgress gate) {
    /// Whether its gate is open or has been; built-in versions may be trusted without.
    public boolean gated() {
        return state == VersionState.VERIFYING || gate.passed() + gate.failed() > 0;
    }

    /// How many of its own solutions were graded, as promised or otherwise.
    public record GateProgress(int passed, int failed, int total) {}
}
