package interlock.submission;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a submission was handed in for.
public enum Kind {
    /// The sample cases only, to try something out; never counts.
    RUN,
    /// All stages, for a verdict and a score.
    SUBMIT;

    /// The name in JSON, SQL and on screen keys: `run`.
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind with this id, if there is one.
    public static Optional<Kind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
