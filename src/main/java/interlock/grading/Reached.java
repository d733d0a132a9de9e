package interlock.grading;

import interlock.verdict.Progress;
import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The stages that a submission has been through so far, and who is told of them. Confined to one
/// thread.
final class Reached {
    private final List<StageResult> stages = new ArrayList<>();
    private final Consumer<Progress> progress;

    Reached(Consumer<Progress> progress) {
        this.progress = progress;
    }

    Consumer<Progress> progress() {
        return progress;
    }

    List<StageResult> stages() {
        return List.copyOf(stages);
    }

    /// A stage that is one step begins.
    void begin(Stage stage) {
        progress.accept(new Progress.StageStarted(stage, 1));
    }

    void end(StageResult result) {
        stages.add(result);
        progress.accept(new Progress.StageDone(result.stage(), result.status()));
    }

    boolean isFailed() {
        return stages.stream().anyMatch(stage -> stage.status() == StageResult.Status.FAILED);
    }
}
