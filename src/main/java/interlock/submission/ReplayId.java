package interlock.submission;

import java.util.UUID;

/// Names a replay.
public record ReplayId(UUID value) {
    static ReplayId random() {
        return new ReplayId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
