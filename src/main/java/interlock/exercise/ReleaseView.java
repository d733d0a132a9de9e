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
    /// How many of its own solutions were graded, as promised or otherwise.
    public record GateProgress(int passed, int failed, int total) {}
}
