package interlock.exercise;

import interlock.exercise.GradingPlan.CasePlan;
import interlock.exercise.GradingPlan.Feedback;
import interlock.exercise.GradingPlan.LanguagePlan;
import interlock.language.Language;
import interlock.sandbox.ByteSize;
import interlock.sandbox.Limits;
import interlock.verdict.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `grading.yaml`. Immutable.
final class GradingFile {
    static final String PATH = "grading.yaml";

    private static final Set<Stage> STAGES_OF_CASES =
            EnumSet.of(Stage.FUNCTIONAL, Stage.LOAD_CPU, Stage.LOAD_IO, Stage.OBSERVE);

    private final KnownLanguages languages;
    private final ExerciseConfig config;

    GradingFile(KnownLanguages languages, ExerciseConfig config) {
        this.languages = languages;
        this.config = config;
    }

    GradingPlan read(Section section) {
        section.required("kind", GradingFile::kind);
        var offered = languages(section.section("languages"));
        var checks = section.values("checks", CheckSyntax::read);
        var points = points(section.section("points"));
        var plan =
                new GradingPlan(
                        offered,
                        limits(section.sectionIfAny("limits")),
                        section.optional("feedback", GradingFile::feedback).orElse(Feedback.FULL),
                        checks,
                        points,
                        cases(
                                section,
                                new CaseReader(
                                        offered.keySet(),
                                        points.keySet(),
                                        checks,
                                        config.scriptStepsMax())));
        section.refuseOtherKeys();
        if (section.isPresent()) {
            refuseIdleStages(section, plan);
        }
        return plan;
    }

    private static String kind(String text) {
        if (!text.equals("code")) {
            throw new IllegalArgumentException(
                    "code, the only kind there is; '%s' is not known"
                            .formatted(Yaml.abbreviated(text)));
        }
        return text;
    }

    private static Feedback feedback(String text) {
        for (var feedback : Feedback.values()) {
            if (feedback.name().toLowerCase(Locale.ROOT).equals(text)) {
                return feedback;
            }
        }
        throw new IllegalArgumentException(
                "one of verdict, findings, full, found '%s'".formatted(Yaml.abbreviated(text)));
    }

    private Map<String, LanguagePlan> languages(Section section) {
        var plans = new LinkedHashMap<String, LanguagePlan>();
        for (var id : section.keys()) {
            languages
                    .find(id)
                    .ifPresentOrElse(
                            language -> plans.put(id, language(section.section(id), language)),
                            () -> section.fault(id, "one of " + languages.ids()));
        }
        if (section.isPresent() && section.keys().isEmpty()) {
            section.fault("", "at least one of " + languages.ids());
        }
        return plans;
    }

    private static LanguagePlan language(Section section, Language language) {
        var main = section.required("main", name -> mainFile(name, language)).orElse("");
        var plan = new LanguagePlan(main, section.texts("forbidden"));
        section.refuseOtherKeys();
        return plan;
    }

    private static String mainFile(String name, Language language) {
        if (!FileNames.isFlat(name) || language.endings().stream().noneMatch(name::endsWith)) {
            throw new IllegalArgumentException(
                    "a file name ending in %s, found '%s'"
                            .formatted(
                                    String.join(" or ", language.endings()),
                                    Yaml.abbreviated(name)));
        }
        return name;
    }

    private Limits limits(Section section) {
        var usual = config.limits();
        var most = config.limitsMax();
        var limits =
                new Limits(
                        section.optional("wall", text -> duration(text, most.wall()))
                                .orElse(usual.wall()),
                        section.optional("cpu", text -> duration(text, most.cpu()))
                                .orElse(usual.cpu()),
                        section.optional("memory", text -> size(text, most.memory()))
                                .orElse(usual.memory()),
                        section.has("processes")
                                ? section.whole("processes", 1, most.processes())
                                : usual.processes(),
                        section.optional("output", text -> size(text, most.output()))
                                .orElse(usual.output()));
        section.refuseOtherKeys();
        return limits;
    }

    private static Duration duration(String text, Duration most) {
        var duration = Duration.ofNanos(Word.nanosOf(text));
        if (duration.isZero() || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "a duration above 0 and up to %d ms, found '%s'"
                            .formatted(most.toMillis(), text));
        }
        return duration;
    }

    private static ByteSize size(String text, ByteSize most) {
        var size = ByteSize.of(text);
        if (size.bytes() == 0 || size.bytes() > most.bytes()) {
            throw new IllegalArgumentException(
                    "a size above 0 and up to %s, found '%s'".formatted(most, text));
        }
        return size;
    }

    private static Map<Stage, Integer> points(Section section) {
        var points = new EnumMap<Stage, Integer>(Stage.class);
        for (var id : section.keys()) {
            try {
                points.put(Stage.of(id), section.whole(id, 0, 100));
            } catch (IllegalArgumentException unknown) {
                section.fault(id, String.valueOf(unknown.getMessage()));
            }
        }
        int sum = points.values().stream().mapToInt(Integer::intValue).sum();
        if (section.isPresent() && sum != 100) {
            section.fault("", "points that sum up to 100, found a sum of " + sum);
        }
        return points;
    }

    private static List<CasePlan> cases(Section section, CaseReader reader) {
        var cases = new ArrayList<CasePlan>();
        var names = new HashSet<String>();
        for (var item : section.sections("cases")) {
            var plan = reader.read(item);
            if (item.isPresent() && !names.add(plan.name())) {
                item.fault("name", "a name that no other case has, found '" + plan.name() + "'");
            }
            cases.add(plan);
        }
        if (section.isPresent() && cases.stream().noneMatch(CasePlan::sample)) {
            section.fault("cases", "at least one case with sample: true");
        }
        return cases;
    }

    /// A stage that gives points but runs no case would give them away.
    private static void refuseIdleStages(Section section, GradingPlan plan) {
        var used =
                plan.cases().stream()
                        .flatMap(each -> each.stages().stream())
                        .collect(Collectors.toSet());
        plan.points().keySet().stream()
                .filter(stage -> STAGES_OF_CASES.contains(stage) && !used.contains(stage))
                .sorted()
                .forEach(
                        stage ->
                                section.fault(
                                        "points." + stage.id(),
                                        "a case that is part of this stage, found none"));
    }
}
