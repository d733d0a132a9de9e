package interlock.submission;

import interlock.account.AccountId;
import interlock.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/// Which submissions a list shows, newest first. What is null does not filter.
///
/// @param exercise its slug
/// @param page from 0
public record SubmissionFilter(
        @Nullable String exercise,
        @Nullable Verdict verdict,
        @Nullable AccountId account,
        @Nullable Kind kind,
        int page,
        int pageSize) {
    public static final int PAGE_SIZE_MAX = 100;
    static final int PAGE_MAX = 100_000;

    public SubmissionFilter {
        if (page < 0 || page > PAGE_MAX || pageSize < 1 || pageSize > PAGE_SIZE_MAX) {
            throw new IllegalArgumentException(
                    "pages count from 0 and hold 1 to %d rows".formatted(PAGE_SIZE_MAX));
        }
    }

    public SubmissionFilter only(Verdict one) {
        return new SubmissionFilter(exercise, one, account, kind, page, pageSize);
    }

    SubmissionFilter only(AccountId someone) {
        return new SubmissionFilter(exercise, verdict, someone, kind, page, pageSize);
    }
}
