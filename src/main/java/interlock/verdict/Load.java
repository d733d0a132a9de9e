package interlock.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What else ran on the cores of a box while it ran.
public enum Load {
    IDLE,
    CPU,
    IO;

    /// The name in JSON, SQL and on screen keys: `idle`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
