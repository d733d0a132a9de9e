package interlock.submission;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How playing a schedule again ended.
public enum ReplayOutcome {
    /// It went as it was recorded.
    SAME,
    /// It went otherwise: the judge is at fault.
    DIFFERENT,
    /// It could not be played to its end.
    IMPOSSIBLE;

    /// The name in JSON and SQL: `same`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
