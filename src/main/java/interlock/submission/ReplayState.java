package interlock.submission;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a replay has come.
public enum ReplayState {
    QUEUED,
    PLAYING,
    DONE;

    /// The name in JSON: `queued`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
