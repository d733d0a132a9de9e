package interlock.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// An error answer in the form of RFC 9457, `application/problem+json`.
///
/// @param type what kind of problem, as a path below `/problems/`
/// @param instance the incident id under which a fault of ours was logged, else empty
/// @param errors the fields at fault, empty if the fault is not in a field
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /// A field that was refused, and what was expected of it.
    public record FieldError(String field, String message) {}
}
