package interlock.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The caller asked for something that cannot be done; answered as a problem document or page.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration pause;

    private ProblemException(Problem problem) {
        this(problem, null);
    }

    private ProblemException(Problem problem, @Nullable Duration pause) {
        super(problem.status() + " " + problem.title() + ": " + problem.detail());
        this.problem = problem;
        this.pause = pause;
    }

    /// @param type a word for the kind of problem, lower case with hyphens
    public static ProblemException of(int status, String type, String title, String detail) {
        return new ProblemException(
                new Problem("/problems/" + type, title, status, detail, "", List.of()));
    }

    /// What was named does not exist, or must not be known to exist: `notFound("exercise", id)`.
    public static ProblemException notFound(String what, Object id) {
        return of(404, "not-found", "Not found", "There is no %s '%s'.".formatted(what, id));
    }

    public static ProblemException badRequest(String detail) {
        return of(400, "bad-request", "Bad request", detail);
    }

    /// One field was refused.
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                new Problem(
                        "/problems/invalid",
                        "Invalid input",
                        400,
                        field + ": " + message,
                        "",
                        List.of(new Problem.FieldError(field, message))));
    }

    public static ProblemException forbidden(String detail) {
        return of(403, "forbidden", "Forbidden", detail);
    }

    /// The state of the thing does not allow it, or it changed since the caller read it.
    public static ProblemException conflict(String detail) {
        return of(409, "conflict", "Conflict", detail);
    }

    /// @param pause after which it may be tried again
    public static ProblemException tooMany(String detail, Duration pause) {
        return new ProblemException(
                new Problem("/problems/too-many", "Too many requests", 429, detail, "", List.of()),
                pause);
    }

    public static ProblemException tooLarge(String detail) {
        return of(413, "too-large", "Too large", detail);
    }

    /// The form is right but the content cannot be used, such as a broken exercise package.
    public static ProblemException unprocessable(String detail) {
        return of(422, "unprocessable", "Cannot be processed", detail);
    }

    /// The form is right but these parts of the content cannot be used.
    public static ProblemException unprocessable(String detail, List<Problem.FieldError> errors) {
        return new ProblemException(
                new Problem(
                        "/problems/unprocessable", "Cannot be processed", 422, detail, "", errors));
    }

    public Problem problem() {
        return problem;
    }

    /// The wait before it may be tried again, if that is known.
    public Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }
}
