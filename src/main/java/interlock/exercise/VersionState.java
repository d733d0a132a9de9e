package interlock.exercise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a version has come.
public enum VersionState {
    /// Its own solutions are being graded.
    VERIFYING,
    /// Offered, as long as no later one is published.
    PUBLISHED,
    /// Some solution did not get what its author promised.
    REFUSED,
    /// Was taken back by an admin.
    WITHDRAWN;

    /// The name in JSON, SQL and on screen keys: `verifying`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
