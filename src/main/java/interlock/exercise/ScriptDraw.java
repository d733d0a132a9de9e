package interlock.exercise;

import interlock.exercise.GradingPlan.CasePlan;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.exercise.GradingPlan.StepPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Draws what is random in a case: numbers, ranges and the choice of steps. Immutable; the same
/// case and generator state give the same script.
@ApplicationScoped
public class ScriptDraw {
    private final int stepsMax;

    public ScriptDraw(ExerciseConfig config) {
        stepsMax = config.scriptStepsMax();
    }

    /// @param plan of the exercise that the case belongs to
    public CaseScript draw(GradingPlan plan, CasePlan each, RandomGenerator random) {
        var drawing = new Drawing(random, stepsMax);
        each.object().forEach(drawing::parameter);
        var threads = new LinkedHashMap<String, List<List<String>>>();
        each.threads().forEach((thread, steps) -> threads.put(thread, drawing.steps(steps)));
        var checks = new ArrayList<CheckPlan>();
        plan.checks().forEach(check -> checks.add(drawing.check(check)));
        each.checks().forEach(check -> checks.add(drawing.check(check)));
        return new CaseScript(
                each.name(),
                drawing.parameters,
                threads,
                checks,
                Duration.ofNanos(drawing.lastingNanos));
    }

    /// One case while it is drawn. Confined to one call.
    private static final class Drawing {
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private final Set<Integer> used = new HashSet<>();
        private final RandomGenerator random;
        private final Set<String> durations = new HashSet<>();
        private int stepsLeft;
        private long lastingNanos;

        Drawing(RandomGenerator random, int stepsMax) {
            this.random = random;
            this.stepsLeft = stepsMax;
        }

        void parameter(String name, String value) {
            parameters.put(name, word(value));
            if (Word.of(value) instanceof Word.Nanos) {
                durations.add(name);
            }
        }

        CheckPlan check(CheckPlan check) {
            var options = new LinkedHashMap<String, String>();
            check.options()
                    .forEach(
                            (key, value) ->
                                    options.put(key, value.startsWith("$") ? word(value) : value));
            return new CheckPlan(check.name(), options);
        }

        List<List<String>> steps(List<StepPlan> plans) {
            var drawn = new ArrayList<List<String>>();
            for (var plan : plans) {
                switch (plan) {
                    case StepPlan.Step step -> drawn.add(step(step));
                    case StepPlan.Times(var count, var of) -> {
                        for (int left = count(count); left > 0; left--) {
                            of.forEach(step -> drawn.add(step(step)));
                        }
                    }
                    case StepPlan.Random(var count, var of) -> {
                        for (int left = count(count); left > 0; left--) {
                            drawn.add(step(of.get(random.nextInt(of.size()))));
                        }
                    }
                }
            }
            return List.copyOf(drawn);
        }

        private int count(String count) {
            return Integer.parseInt(word(count));
        }

        private List<String> step(StepPlan.Step step) {
            if (stepsLeft-- == 0) {
                throw new IllegalStateException("a script with more steps than its reader allows");
            }
            return Controls.written(step.words()).stream().map(this::stepWord).toList();
        }

        private String stepWord(String text) {
            var word = Word.of(text);
            var drawn = drawn(word);
            boolean isDuration =
                    switch (word) {
                        case Word.Nanos _ -> true;
                        case Word.Parameter(var name) -> durations.contains(name);
                        case Word.Fresh _, Word.Range _, Word.Literal _ -> false;
                    };
            lastingNanos += isDuration ? Long.parseLong(drawn) : 0;
            return drawn;
        }

        private String word(String text) {
            return drawn(Word.of(text));
        }

        private String drawn(Word word) {
            return switch (word) {
                case Word.Fresh _ -> Integer.toString(fresh());
                case Word.Range(long low, long high) ->
                        Long.toString(random.nextLong(low, high + 1));
                case Word.Nanos(long count) -> Long.toString(count);
                case Word.Parameter(var name) -> parameterDrawn(name);
                case Word.Literal(var literal) -> literal;
            };
        }

        private String parameterDrawn(String name) {
            var value = parameters.get(name);
            if (value == null) {
                throw new IllegalStateException("a script with a parameter unknown to its reader");
            }
            return value;
        }

        /// Ends soon: a case has far fewer steps than there are numbers.
        private int fresh() {
            int number = random.nextInt(1, Integer.MAX_VALUE);
            while (!used.add(number)) {
                number = random.nextInt(1, Integer.MAX_VALUE);
            }
            return number;
        }
    }
}
