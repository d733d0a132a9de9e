package interlock.submission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a submission.
public record SubmissionId(@JsonValue UUID value) {
    /// Also used for path parameters and JSON.
    @JsonCreator
    public static SubmissionId fromString(String text) {
        return new SubmissionId(UUID.fromString(text));
    }

    static SubmissionId random() {
        return new SubmissionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
