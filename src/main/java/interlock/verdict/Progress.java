package interlock.verdict;

/// One step forward while a submission is graded, as people watch it live.
public sealed interface Progress {
    record StageStarted(Stage stage, int cases) implements Progress {}

    record CaseDone(Stage stage, String caseName, int done, int total) implements Progress {}

    record StageDone(Stage stage, StageResult.Status status) implements Progress {}
}
