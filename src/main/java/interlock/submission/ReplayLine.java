package interlock.submission;

import interlock.verdict.FindingText;
import interlock.verdict.Schedule;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// That a schedule was played again, or is about to be, in the language of its reader.
///
/// @param started nothing while it waits
/// @param finished nothing until it is done, as the outcome
/// @param obstacle sentence why it could not be played to its end
/// @param schedule as it went this time, if that is not as it was recorded
/// @param faultFound whether that schedule shows the same fault; nothing if there is none
public record ReplayLine(
        ReplayState state,
        Instant requested,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable ReplayOutcome outcome,
        @Nullable String obstacle,
        @Nullable Schedule schedule,
        @Nullable Boolean faultFound) {

    static ReplayLine of(Replay row, Locale reader) {
        return new ReplayLine(
                row.state(),
                row.created,
                row.started,
                row.finished,
                row.outcome,
                sentence(row, reader),
                row.schedule,
                row.faultFound);
    }

    private static @Nullable String sentence(Replay row, Locale reader) {
        var values = Objects.requireNonNullElse(row.obstacleValues, Map.<String, String>of());
        return row.obstacle == null
                ? null
                : FindingText.shipped().sentence(row.obstacle, values, reader);
    }
}
