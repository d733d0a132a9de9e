package interlock.grading;

import interlock.casework.Histories;
import interlock.exercise.GradingPlan;
import interlock.exercise.GradingPlan.CasePlan;
import interlock.exercise.ScriptDraw;
import interlock.history.Checks;
import interlock.language.Language;
import interlock.language.Program;
import interlock.load.LoadGenerator;
import interlock.sandbox.Slot;
import interlock.verdict.CaseRun;
import interlock.verdict.Finding;
import interlock.verdict.Load;
import interlock.verdict.Progress;
import interlock.verdict.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Plays the cases of one stage, in one box as long as that box lives, under the stage's load.
/// Immutable.
final class CaseStage {
    private static final int LOADED_REPETITIONS = 3;
    private static final int LATE_REPETITIONS = 2;

    private final Conversations conversations;
    private final LoadGenerator loads;
    private final ScriptDraw draw;
    private final GraderConfig config;

    /// What is played: one program on one slot.
    record Subject(Submitted submitted, Language language, Program program, Slot slot) {
        /// The same for the explorer.
        interlock.explore.Subject explored() {
            return new interlock.explore.Subject(
                    language, program, submitted.files().keySet(), slot);
        }
    }

    CaseStage(
            Conversations conversations,
            LoadGenerator loads,
            ScriptDraw draw,
            GraderConfig config) {
        this.conversations = conversations;
        this.loads = loads;
        this.draw = draw;
        this.config = config;
    }

    /// Plays all cases of the stage; ends early when the box is over or enough faults are told.
    ///
    /// @param output what the program prints is added here
    Measured play(Stage stage, Subject subject, StringBuilder output, Consumer<Progress> progress)
            throws InterruptedException {
        var load = loadOf(stage);
        var cases = casesOf(stage, subject.submitted());
        progress.accept(new Progress.StageStarted(stage, cases.size()));
        try (var active = loads.start(load, subject.slot());
                var conversation = conversations.open(subject)) {
            var sitting = new Sitting(conversation, stage, subject.submitted());
            sitting.begin();
            int done = 0;
            for (var one : cases.entrySet()) {
                if (sitting.goesOn()) {
                    sitting.play(one.getKey(), one.getValue());
                    done++;
                    progress.accept(
                            new Progress.CaseDone(stage, one.getKey().name(), done, cases.size()));
                }
            }
            sitting.end();
            output.append(conversation.printed());
            return new Measured(
                    sitting.findings, sitting.runs, active.facts(), sitting.failedAmongThreads);
        }
    }

    private static Load loadOf(Stage stage) {
        return switch (stage) {
            case LOAD_CPU -> Load.CPU;
            case LOAD_IO -> Load.IO;
            case COMPILE, RULES, FUNCTIONAL, EXPLORE, OBSERVE, BENCHMARK, REVIEW -> Load.IDLE;
        };
    }

    /// The cases of a stage with the number of times each is played.
    private static SequencedMap<CasePlan, Integer> casesOf(Stage stage, Submitted submitted) {
        var cases = new LinkedHashMap<CasePlan, Integer>();
        for (var each : submitted.exercise().plan().cases(stage, submitted.language())) {
            if (each.sample() || !submitted.samplesOnly()) {
                cases.put(each, repetitions(stage, each));
            }
        }
        return cases;
    }

    private static int repetitions(Stage stage, CasePlan each) {
        return loadOf(stage) == Load.IDLE ? each.repeat() : LOADED_REPETITIONS;
    }

    /// The cases played in one box. Confined to the thread that grades.
    private final class Sitting {
        private final Conversation conversation;
        private final Stage stage;
        private final GradingPlan plan;
        private final List<Finding> findings = new ArrayList<>();
        private final List<CaseRun> runs = new ArrayList<>();
        private boolean failedAmongThreads;

        Sitting(Conversation conversation, Stage stage, Submitted submitted) {
            this.conversation = conversation;
            this.stage = stage;
            plan = submitted.exercise().plan();
        }

        void begin() throws InterruptedException {
            findings.addAll(conversation.begin());
        }

        boolean goesOn() {
            return !conversation.isOver() && findings.size() < config.faultsMax();
        }

        void play(CasePlan each, int repetitions) throws InterruptedException {
            for (int i = 1; i <= repetitions && !conversation.isOver(); i++) {
                var faults = playOnce(each, i);
                if (!faults.isEmpty() && !(isLateOnly(faults) && isForgiven(each, i))) {
                    findings.addAll(faults);
                    return;
                }
            }
        }

        private List<Finding> playOnce(CasePlan each, int repetition) throws InterruptedException {
            var script = draw.draw(plan, each, RandomGenerator.getDefault());
            var played = conversation.play(script);
            var faults = new ArrayList<>(played.judgedBy(script));
            if (stage == Stage.OBSERVE) {
                faults.addAll(conversation.leftOvers());
            }
            runs.add(run(each, repetition, played, faults.isEmpty()));
            failedAmongThreads |= !faults.isEmpty() && played.hasSeveralThreads();
            return faults;
        }

        /// An operation that returned late may have been held up by the machine in a way the
        /// kernel does not report: it counts if it happens again in one of two more plays.
        private boolean isForgiven(CasePlan each, int repetition) throws InterruptedException {
            for (int again = 0; again < LATE_REPETITIONS; again++) {
                if (conversation.isOver() || !playOnce(each, repetition).isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isLateOnly(List<Finding> faults) {
            return faults.stream().allMatch(fault -> fault.message().equals(Checks.RETURNED_LATE));
        }

        void end() throws InterruptedException {
            if (!conversation.isOver()) {
                findings.addAll(conversation.end());
            }
        }

        private CaseRun run(CasePlan each, int repetition, Played played, boolean passed) {
            var cost = played.cost();
            return new CaseRun(
                    each.name(),
                    loadOf(stage),
                    repetition,
                    cost.wall(),
                    cost.cpu(),
                    cost.runDelay(),
                    cost.memoryPeakBytes(),
                    passed,
                    Histories.text(played.history(), config.historyLinesMax()));
        }
    }
}
