package interlock.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import interlock.verdict.Progress;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import interlock.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/// One event of the live stream of a submission, as JSON. When the attempt grows, what was shown
/// of the one before no longer holds.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LiveEvent.AttemptBegun.class, name = "attempt-begun"),
    @JsonSubTypes.Type(value = LiveEvent.StageStarted.class, name = "stage-started"),
    @JsonSubTypes.Type(value = LiveEvent.CaseDone.class, name = "case-done"),
    @JsonSubTypes.Type(value = LiveEvent.StageDone.class, name = "stage-done"),
    @JsonSubTypes.Type(value = LiveEvent.Released.class, name = "released"),
    @JsonSubTypes.Type(value = LiveEvent.Done.class, name = "done")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface LiveEvent {
    int attempt();

    record AttemptBegun(int attempt) implements LiveEvent {}

    record StageStarted(int attempt, Stage stage, int cases) implements LiveEvent {}

    /// @param caseName nothing if its reader may not know
    record CaseDone(
            int attempt,
            Stage stage,
            @JsonProperty("case") @Nullable String caseName,
            int done,
            int total)
            implements LiveEvent {}

    /// @param status nothing if its reader may not know
    record StageDone(int attempt, Stage stage, StageResult.@Nullable Status status)
            implements LiveEvent {}

    /// Back in the queue, to be begun anew.
    record Released(int attempt) implements LiveEvent {}

    /// The last event of every stream.
    record Done(int attempt, Verdict verdict, @Nullable Integer score) implements LiveEvent {}

    static LiveEvent of(int attempt, Progress progress) {
        return switch (progress) {
            case Progress.StageStarted(var stage, int cases) ->
                    new StageStarted(attempt, stage, cases);
            case Progress.CaseDone(var stage, var caseName, int done, int total) ->
                    new CaseDone(attempt, stage, caseName, done, total);
            case Progress.StageDone(var stage, var status) -> new StageDone(attempt, stage, status);
        };
    }

    /// What is left for a reader who may see verdict and score only.
    default LiveEvent withoutDetail() {
        return switch (this) {
            case CaseDone(int attempt, var stage, _, int done, int total) ->
                    new CaseDone(attempt, stage, null, done, total);
            case StageDone(int attempt, var stage, _) -> new StageDone(attempt, stage, null);
            case AttemptBegun _, StageStarted _, Released _, Done _ -> this;
        };
    }
}
