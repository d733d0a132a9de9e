package interlock.submission;

import java.time.Instant;
import java.util.Map;

/// A draft as its writer sees it.
///
/// @param files flat name → text
/// @param revision from 1; named by whoever changes it
public record DraftText(Map<String, String> files, int revision, Instant updated) {
    public DraftText {
        files = Map.copyOf(files);
    }
}
