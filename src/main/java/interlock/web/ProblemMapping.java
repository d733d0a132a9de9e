package interlock.web;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns what went wrong in a resource into a problem; the only place that does.
class ProblemMapping {
    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);
    private static final int SERVER_FAULT = 500;

    private final Problems problems;

    ProblemMapping(Problems problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response refused(ProblemException refusal, RoutingContext request) {
        var answer = Response.fromResponse(problems.answer(request, refusal.problem()));
        refusal.pause().ifPresent(pause -> answer.header("Retry-After", pause.toSeconds() + 1));
        return answer.build();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException refusal, RoutingContext request) {
        Response original = refusal.getResponse();
        int status = original.getStatus();
        if (status >= SERVER_FAULT) {
            return fault(refusal, request);
        }
        if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
            return original;
        }
        Response answer = problems.answer(request, Problems.ofStatus(status));
        var allow = original.getHeaderString("Allow");
        return allow == null
                ? answer
                : Response.fromResponse(answer).header("Allow", allow).build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid, RoutingContext request) {
        List<Problem.FieldError> errors =
                invalid.getConstraintViolations().stream()
                        .map(error -> new Problem.FieldError(field(error), error.getMessage()))
                        .sorted(Comparator.comparing(Problem.FieldError::field))
                        .toList();
        return problems.answer(request, invalidInput(errors));
    }

    /// JSON nested deeper, or a number or name longer, than anyone writes.
    @ServerExceptionMapper
    Response excessive(StreamConstraintsException excess, RoutingContext request) {
        return problems.answer(request, Problems.ofStatus(400));
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatch, RoutingContext request) {
        String field =
                mismatch.getPath().stream()
                        .map(
                                at ->
                                        at.getFieldName() != null
                                                ? at.getFieldName()
                                                : "[%d]".formatted(at.getIndex()))
                        .collect(Collectors.joining("."));
        String expected =
                mismatch.getTargetType() == null
                        ? "expected another value"
                        : "expected " + mismatch.getTargetType().getSimpleName();
        return problems.answer(
                request,
                invalidInput(
                        List.of(
                                new Problem.FieldError(
                                        field.isEmpty() ? "body" : field, expected))));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response notSignedIn(SecurityException refusal, RoutingContext request) {
        return problems.answer(request, Problems.ofStatus(401));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refusal, RoutingContext request) {
        return problems.answer(request, Problems.ofStatus(403));
    }

    @ServerExceptionMapper
    Response changed(OptimisticLockException stale, RoutingContext request) {
        return problems.answer(request, Problems.ofStatus(409));
    }

    /// The answer names the incident; the stack trace stays in the log, under the same id.
    @ServerExceptionMapper
    Response fault(Throwable fault, RoutingContext request) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(
                fault,
                "incident %s: %s %s",
                incident,
                request.request().method(),
                request.normalizedPath());
        Problem problem = Problems.ofStatus(SERVER_FAULT);
        return problems.answer(
                request,
                new Problem(
                        problem.type(),
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        "urn:uuid:" + incident,
                        List.of()));
    }

    private static Problem invalidInput(List<Problem.FieldError> errors) {
        String detail =
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining("; "));
        return new Problem("/problems/invalid", "Invalid input", 400, detail, "", errors);
    }

    /// The path begins with the names of the method and its parameter, which mean nothing outside.
    private static String field(ConstraintViolation<?> error) {
        String path = error.getPropertyPath().toString();
        String[] parts = path.split("\\.", 3);
        return parts[parts.length - 1];
    }
}
