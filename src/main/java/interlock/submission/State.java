package interlock.submission;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a submission has come.
public enum State {
    QUEUED,
    GRADING,
    DONE;

    /// The name in JSON, SQL and on screen keys: `queued`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
