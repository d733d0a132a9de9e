package interlock.submission;

import interlock.exercise.ExercisePackage;
import interlock.exercise.GradingPlan.LanguagePlan;
import interlock.exercise.Markdown;
import interlock.submission.SolveView.LanguageView;
import interlock.verdict.Stage;
import interlock.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Arranges exercises for the page they are solved on.
@ApplicationScoped
class SolveViews {
    private final Markdown markdown;
    private final LanguageTitles titles;
    private final Page page;

    SolveViews(Markdown markdown, LanguageTitles titles, Page page) {
        this.markdown = markdown;
        this.titles = titles;
        this.page = page;
    }

    SolveView of(ExercisePackage exercise) {
        return new SolveView(
                exercise.slug(),
                exercise.version(),
                exercise.name().in(page.locale()),
                exercise.difficulty(),
                exercise.minutes(),
                exercise.keywords(),
                markdown.html(exercise.statements().in(page.locale())),
                languages(exercise),
                stages(exercise));
    }

    /// Compiling and the rules gate every submission, whether they give points or not.
    private static List<Stage> stages(ExercisePackage exercise) {
        var stages = EnumSet.of(Stage.COMPILE, Stage.RULES);
        stages.addAll(exercise.plan().points().keySet());
        return List.copyOf(stages);
    }

    private List<LanguageView> languages(ExercisePackage exercise) {
        return exercise.plan().languages().entrySet().stream()
                .map(
                        entry ->
                                new LanguageView(
                                        entry.getKey(),
                                        titles.of(entry.getKey()),
                                        files(exercise, entry.getKey(), entry.getValue())))
                .toList();
    }

    /// The main file first, empty if the exercise has no template for it.
    private static Map<String, String> files(
            ExercisePackage exercise, String language, LanguagePlan plan) {
        var files = new LinkedHashMap<String, String>();
        files.put(plan.main(), "");
        files.putAll(exercise.templates().getOrDefault(language, Map.of()));
        return files;
    }
}
