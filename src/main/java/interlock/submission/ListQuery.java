package interlock.submission;

import interlock.account.AccountId;
import interlock.verdict.Verdict;
import interlock.web.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The query parameters of a list of submissions, for resources and pages. What is missing or
/// empty does not filter.
public record ListQuery(
        @QueryParam("exercise") @Nullable String exercise,
        @QueryParam("verdict") @Nullable String verdict,
        @QueryParam("account") @Nullable String account,
        @QueryParam("kind") @Nullable String kind,
        @QueryParam("page") @DefaultValue("0") String page,
        @QueryParam("size") @DefaultValue("50") String size) {

    /// @throws ProblemException if a parameter is not what it should be
    public SubmissionFilter filter() {
        return new SubmissionFilter(
                read("exercise", exercise, Function.identity()),
                read("verdict", verdict, Verdict::valueOf),
                read("account", account, AccountId::fromString),
                read("kind", kind, text -> Kind.of(text).orElseThrow(() -> unknown("kind"))),
                number("page", page, 0, SubmissionFilter.PAGE_MAX),
                number("size", size, 1, SubmissionFilter.PAGE_SIZE_MAX));
    }

    private static <T> @Nullable T read(
            String name, @Nullable String text, Function<String, T> reading) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException _) {
            throw unknown(name);
        }
    }

    private static int number(String name, String text, int min, int max) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < min) {
            throw ProblemException.invalid(name, "must be a number from %d".formatted(min));
        }
        if (Integer.parseInt(text) > max) {
            throw ProblemException.invalid(name, "must be a number up to %d".formatted(max));
        }
        return Integer.parseInt(text);
    }

    private static ProblemException unknown(String name) {
        return ProblemException.invalid(name, "is not a known value");
    }
}
