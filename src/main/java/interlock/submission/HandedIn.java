package interlock.submission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/// What someone hands in.
///
/// @param exercise its slug
/// @param version of the exercise that he had before him
/// @param kind `run` or `submit`
/// @param files flat name → text
public record HandedIn(
        @NotBlank String exercise,
        @NotBlank String version,
        @NotBlank String language,
        @NotBlank String kind,
        @NotNull Map<String, @NotNull String> files) {}
