package interlock.submission;

import interlock.account.AccountId;
import interlock.verdict.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A submission as one line of a list.
///
/// @param exercise its slug
/// @param version of the exercise that it was handed in for
/// @param attempt at grading, 0 if none was begun
public record SubmissionLine(
        UUID id,
        AccountId account,
        String accountName,
        String exercise,
        String version,
        String language,
        Kind kind,
        State state,
        int attempt,
        @Nullable Verdict verdict,
        @Nullable Integer score,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished) {
    static SubmissionLine of(Submission row, String accountName) {
        return new SubmissionLine(
                row.id,
                new AccountId(row.account),
                accountName,
                row.exercise,
                row.version,
                row.language,
                row.kind,
                row.state,
                row.attempt,
                row.verdict,
                row.score,
                row.created,
                row.started,
                row.finished);
    }
}
