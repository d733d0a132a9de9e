package interlock.submission;

import interlock.submission.Report.FindingLine;
import interlock.verdict.Schedule;
import interlock.verdict.Schedule.Step;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What came of playing a schedule again, arranged for the screen.
///
/// @param number of the drawing of the schedule on its page
/// @param path where it is read, and below `/api` asked for
/// @param line nothing if it was never asked for
/// @param recorded as it went when the submission was graded
/// @param live whether its reader sees it end, and does not come back to it later
record ReplayView(
        int number, String path, @Nullable ReplayLine line, Schedule recorded, boolean live) {
    static ReplayView of(int number, UUID submission, FindingLine finding) {
        var path = "/submissions/%s/findings/%d/replay".formatted(submission, finding.number());
        var recorded = Objects.requireNonNull(finding.schedule());
        return new ReplayView(number, path, finding.replay(), recorded, false);
    }

    ReplayView seenLive() {
        return new ReplayView(number, path, line, recorded, true);
    }

    /// Where two schedules part.
    ///
    /// @param at number of the step
    /// @param recorded what was done there when the submission was graded; nothing if it had ended
    /// @param played what was done there now
    record Parting(int at, @Nullable Told recorded, @Nullable Told played) {}

    /// One step as one reads it.
    record Told(Step step, Swim.Deed deed) {
        static Told of(Step step) {
            return new Told(step, Swim.Deed.of(step.act()));
        }
    }

    public boolean isOpen() {
        return line != null && line.state() != ReplayState.DONE;
    }

    public boolean isSame() {
        return outcome() == ReplayOutcome.SAME;
    }

    public boolean isDifferent() {
        return outcome() == ReplayOutcome.DIFFERENT;
    }

    public boolean isImpossible() {
        return outcome() == ReplayOutcome.IMPOSSIBLE;
    }

    private @Nullable ReplayOutcome outcome() {
        return line == null ? null : line.outcome();
    }

    public String took() {
        var done = Objects.requireNonNull(line);
        return Amounts.time(
                Duration.between(
                        Objects.requireNonNull(done.started()),
                        Objects.requireNonNull(done.finished())));
    }

    /// The other schedule that came out, if one did, drawn.
    public @Nullable Swim swim() {
        var played = played();
        return played == null ? null : DrawSwim.of(played);
    }

    private @Nullable Schedule played() {
        return line == null ? null : line.schedule();
    }

    /// The first step that is not the same in both; nothing if all are.
    public @Nullable Parting parting() {
        var before = recorded.steps();
        var now = Objects.requireNonNull(played()).steps();
        return IntStream.range(0, Math.max(before.size(), now.size()))
                .filter(i -> !told(before, i).equals(told(now, i)))
                .mapToObj(i -> new Parting(number(before, now, i), step(before, i), step(now, i)))
                .findFirst()
                .orElse(null);
    }

    private static int number(List<Step> before, List<Step> now, int index) {
        return told(before, index).or(() -> told(now, index)).orElseThrow().number();
    }

    private static Optional<Step> told(List<Step> steps, int index) {
        return index < steps.size() ? Optional.of(steps.get(index)) : Optional.empty();
    }

    private static @Nullable Told step(List<Step> steps, int index) {
        return told(steps, index).map(Told::of).orElse(null);
    }
}
