package interlock.exercise;

import interlock.exercise.GradingPlan.CasePlan;
import interlock.exercise.GradingPlan.CheckPlan;
import interlock.exercise.GradingPlan.StepPlan;
import interlock.history.Checks;
import interlock.verdict.Stage;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one entry of `cases` in `grading.yaml`. Immutable.
final class CaseReader {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9.-]{0,39}");
    private static final int REPEAT_MAX = 100;
    private static final int THREADS_MAX = 64;

    /// The stages in which scripts are run.
    private static final Set<Stage> SCRIPTED =
            EnumSet.of(
                    Stage.FUNCTIONAL,
                    Stage.EXPLORE,
                    Stage.LOAD_CPU,
                    Stage.LOAD_IO,
                    Stage.OBSERVE,
                    Stage.BENCHMARK);

    private static final Set<Stage> USUAL =
            EnumSet.of(Stage.FUNCTIONAL, Stage.LOAD_CPU, Stage.LOAD_IO);

    private final Set<String> offered;
    private final Set<Stage> stages;
    private final List<CheckPlan> common;
    private final int stepsMax;

    /// @param offered the exercise's languages
    /// @param stages those that give points
    /// @param common the exercise's checks: each case must have the parameters they name
    CaseReader(Set<String> offered, Set<Stage> stages, List<CheckPlan> common, int stepsMax) {
        this.common = common;
        this.offered = offered;
        this.stages = stages;
        this.stepsMax = stepsMax;
    }

    CasePlan read(Section section) {
        var name = section.required("name", CaseReader::slug).orElse("");
        var title = ProblemFile.localized(section.section("title"));
        var sample = section.flag("sample", false);
        var languages = languages(section);
        var object = object(section.sectionIfAny("object"));
        var stages = stages(section);
        boolean explored =
                stages.contains(Stage.EXPLORE) && !object.containsKey(CasePlan.GATE_SEED);
        var scripts = section.section("threads");
        var controls = new Controls(scripts.keys(), languages, explored);
        var threads = threads(scripts, controls, object);
        var checks = section.values("checks", CheckSyntax::read);
        refuseWrongChecks(section, "object", common, object);
        refuseWrongChecks(section, "checks", checks, object);
        var plan =
                new CasePlan(
                        name,
                        title,
                        sample,
                        languages,
                        stages,
                        section.has("repeat") ? section.whole("repeat", 1, REPEAT_MAX) : 1,
                        object,
                        threads,
                        checks);
        section.refuseOtherKeys();
        return plan;
    }

    /// @param key what is at fault if a check names parameters that the case has not
    private static void refuseWrongChecks(
            Section section, String key, List<CheckPlan> checks, Map<String, String> object) {
        for (var check : checks) {
            var options = new LinkedHashMap<String, String>();
            check.options().forEach((name, value) -> options.put(name, example(value, object)));
            if (options.containsValue("")) {
                section.fault(
                        key,
                        "the parameters that check %s names, found only %s"
                                .formatted(check.name(), object.keySet()));
                continue;
            }
            try {
                Checks.of(check.name(), options);
            } catch (IllegalArgumentException unknown) {
                section.fault("checks", String.valueOf(unknown.getMessage()));
            }
        }
    }

    /// What the value of an option may become once the case is drawn; empty if it cannot.
    private static String example(String value, Map<String, String> object) {
        if (!value.startsWith("$")) {
            return value;
        }
        var drawn = object.getOrDefault(value.substring(1), "");
        return Word.of(drawn) instanceof Word.Range(long low, long _) ? Long.toString(low) : drawn;
    }

    private static String slug(String text) {
        if (!SLUG.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "small letters, digits and '-', found '%s'".formatted(Yaml.abbreviated(text)));
        }
        return text;
    }

    private Set<String> languages(Section section) {
        if (!section.has("languages")) {
            return offered;
        }
        var named = new HashSet<>(section.texts("languages"));
        if (named.isEmpty() || !offered.containsAll(named)) {
            section.fault("languages", "some of " + String.join(", ", offered));
            named.retainAll(offered);
        }
        return named;
    }

    private Set<Stage> stages(Section section) {
        if (!section.has("stages")) {
            var usual = EnumSet.copyOf(USUAL);
            usual.retainAll(stages);
            return usual;
        }
        var named = new HashSet<>(section.values("stages", Stage::of));
        for (var stage : named) {
            if (!SCRIPTED.contains(stage)) {
                section.fault("stages", "stages that run cases, found " + stage.id());
            } else if (!stages.contains(stage)) {
                section.fault("stages", "stages named in points, found " + stage.id());
            }
        }
        return named;
    }

    private static Map<String, String> object(Section section) {
        var object = new LinkedHashMap<String, String>();
        for (var key : section.keys()) {
            if (!KEY.matcher(key).matches()) {
                section.fault(key, "a name of letters, digits, '.' and '-'");
                continue;
            }
            var value = section.word(key);
            try {
                if (Word.of(value) instanceof Word.Parameter) {
                    section.fault(key, "a word or a range, found another parameter " + value);
                }
                object.put(key, value);
            } catch (IllegalArgumentException notAWord) {
                section.fault(key, String.valueOf(notAWord.getMessage()));
            }
        }
        return object;
    }

    private Map<String, List<StepPlan>> threads(
            Section section, Controls controls, Map<String, String> object) {
        var names = section.keys();
        var steps = new StepReader(section, object, controls);
        var threads = new LinkedHashMap<String, List<StepPlan>>();
        for (var name : names) {
            threads.put(name, steps.read(name));
        }
        if (section.isPresent() && (names.isEmpty() || names.size() > THREADS_MAX)) {
            section.fault("", "1 to %d threads, found %d".formatted(THREADS_MAX, names.size()));
        }
        if (steps.count() > stepsMax) {
            section.fault("", "at most %d steps, could be %d".formatted(stepsMax, steps.count()));
        }
        return threads;
    }
}
