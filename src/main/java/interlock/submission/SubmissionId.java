package interlock.submission;

import java.util.UUID;

/// Names a submission.
public record SubmissionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
