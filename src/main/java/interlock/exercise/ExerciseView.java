package interlock.exercise;

import interlock.verdict.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// An exercise as candidates see it: whatever is not listed here stays hidden.
///
/// @param statement Markdown
/// @param statementHtml the same, safe to show
/// @param points by the id of the stage
record ExerciseView(
        ExerciseCard card,
        String author,
        Localized statement,
        Localized statementHtml,
        Map<String, LanguageView> languages,
        Map<String, Integer> points,
        LimitsView limits) {
    /// @param main the file a solution must have
    /// @param template what the editor starts with: file name → text
    record LanguageView(String main, Map<String, String> template) {}

    /// The limits of each run.
    record LimitsView(
            long wallMillis, long cpuMillis, long memoryBytes, int processes, long outputBytes) {}

    static ExerciseView of(ExercisePackage exercise, Markdown markdown) {
        var statements = exercise.statements();
        var plan = exercise.plan();
        var languages = new TreeMap<String, LanguageView>();
        plan.languages()
                .forEach(
                        (id, language) ->
                                languages.put(
                                        id,
                                        new LanguageView(
                                                language.main(),
                                                exercise.templates().getOrDefault(id, Map.of()))));
        var points = new TreeMap<Stage, Integer>(plan.points());
        var byId = new LinkedHashMap<String, Integer>();
        points.forEach((stage, count) -> byId.put(stage.id(), count));
        var limits = plan.limits();
        return new ExerciseView(
                ExerciseCard.of(exercise),
                exercise.author(),
                statements,
                new Localized(markdown.html(statements.en()), markdown.html(statements.zh())),
                languages,
                byId,
                new LimitsView(
                        limits.wall().toMillis(),
                        limits.cpu().toMillis(),
                        limits.memory().bytes(),
                        limits.processes(),
                        limits.output().bytes()));
    }
}
