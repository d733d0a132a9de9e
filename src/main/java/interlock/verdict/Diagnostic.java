package interlock.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One message of a compiler.
///
/// @param place where, or nothing if the message belongs to no file that was handed in
public record Diagnostic(Severity severity, @Nullable Place place, String message) {
    public enum Severity {
        ERROR,
        WARNING;

        /// The name in JSON, SQL and on screen keys: `error`.
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Optional<Place> where() {
        return Optional.ofNullable(place);
    }
}
