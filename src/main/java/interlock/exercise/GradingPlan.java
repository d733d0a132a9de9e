package interlock.exercise;

import com.fasterxml.jackson.annotation.JsonValue;
import interlock.sandbox.Limits;
import interlock.verdict.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How an exercise is graded: the content of `grading.yaml`.
///
/// @param languages by language id, in the order of the file
/// @param limits of each box
/// @param feedback how much of a report candidates see
/// @param checks what every history must satisfy, on top of a case's own checks
/// @param points by stage; a stage that is not named is not run
public record GradingPlan(
        Map<String, LanguagePlan> languages,
        Limits limits,
        Feedback feedback,
        List<CheckPlan> checks,
        Map<Stage, Integer> points,
        List<CasePlan> cases) {
    public GradingPlan {
        languages = Ordered.copyOf(languages);
        checks = List.copyOf(checks);
        points = Map.copyOf(points);
        cases = List.copyOf(cases);
    }

    /// The cases of a stage that the harness plays, in the order of the file: all but those that an
    /// engine explores.
    public List<CasePlan> cases(Stage stage, String language) {
        return cases.stream()
                .filter(each -> each.stages().contains(stage))
                .filter(each -> each.languages().contains(language))
                .filter(each -> stage != Stage.EXPLORE || each.hasGates())
                .toList();
    }

    /// The cases that an engine plays under schedules of its own, in the order of the file.
    public List<CasePlan> scenarios(String language) {
        return cases.stream()
                .filter(each -> each.stages().contains(Stage.EXPLORE))
                .filter(each -> each.languages().contains(language))
                .filter(each -> !each.hasGates())
                .toList();
    }

    /// How one language is graded.
    ///
    /// @param main name of the file a single-file solution is stored under
    /// @param forbidden names the rules forbid, see `Language.Sources`
    public record LanguagePlan(String main, List<String> forbidden) {
        public LanguagePlan {
            forbidden = List.copyOf(forbidden);
        }
    }

    /// What a candidate sees of a report.
    public enum Feedback {
        /// Verdict and score only.
        VERDICT,
        /// The sentences of findings too.
        FINDINGS,
        /// All evidence: histories, schedules, numbers.
        FULL;

        /// The name in exercise packages and JSON: `full`.
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A check by name with its options, e.g. `linearizable model=bounded-queue`. An option's value
    /// may be `$name` of an object parameter until the case is drawn.
    public record CheckPlan(String name, Map<String, String> options) {
        public CheckPlan {
            options = Ordered.copyOf(options);
        }
    }

    /// One case: a script with random parts, drawn anew for each repetition.
    ///
    /// @param sample whether "Run" executes it
    /// @param languages the languages it is run in, usually all that are offered
    /// @param stages the stages it is part of
    /// @param repeat how many times it is drawn and run in one stage
    /// @param object parameters of the object under test; a value may be a range `1..3`
    /// @param threads steps by thread name, `main` among them or not, in the order of the file
    /// @param checks its own checks
    public record CasePlan(
            String name,
            Localized title,
            boolean sample,
            Set<String> languages,
            Set<Stage> stages,
            int repeat,
            Map<String, String> object,
            Map<String, List<StepPlan>> threads,
            List<CheckPlan> checks) {
        /// The parameter that makes processes stop at gates, and draws their order.
        public static final String GATE_SEED = "gate.seed";

        public CasePlan {
            languages = Set.copyOf(languages);
            stages = Set.copyOf(stages);
            object = Ordered.copyOf(object);
            threads = Ordered.copyOf(threads);
            checks = List.copyOf(checks);
        }

        /// Whether its processes stop at gates that the grader opens one at a time.
        public boolean hasGates() {
            return object.containsKey(GATE_SEED);
        }
    }

    /// One or several steps of a script.
    public sealed interface StepPlan {
        /// Words of an operation or control step. `#` becomes a fresh number, `1..3` a number of
        /// that range, `50ms` or `2s` nanoseconds, `$name` the drawn value of an object parameter.
        record Step(List<String> words) implements StepPlan {
            public Step {
                words = List.copyOf(words);
            }
        }

        /// The steps one after the other, so many times over.
        ///
        /// @param count a number, a range or `$name`
        record Times(String count, List<Step> of) implements StepPlan {
            public Times {
                of = List.copyOf(of);
            }
        }

        /// So many steps, each drawn from the list.
        ///
        /// @param count a number, a range or `$name`
        record Random(String count, List<Step> of) implements StepPlan {
            public Random {
                of = List.copyOf(of);
            }
        }
    }
}
