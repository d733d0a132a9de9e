package interlock.exercise;

import interlock.language.Language;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One version of an exercise, read and checked: immutable.
///
/// @param slug its public name, the folder's name
/// @param minutes how long it is meant to take
/// @param difficulty 1 to 5
/// @param statements Markdown
/// @param templates what the editor starts with: language id → file name → text
/// @param include the harness files: language id → path → text; secret
/// @param solutions the right and wrong solutions that prove the exercise; secret
public record ExercisePackage(
        UUID uuid,
        String slug,
        String version,
        Localized name,
        String author,
        List<String> keywords,
        int difficulty,
        int minutes,
        Localized statements,
        Map<String, Map<String, String>> templates,
        Map<String, Map<String, String>> include,
        GradingPlan plan,
        List<KnownSolution> solutions) {
    public ExercisePackage {
        keywords = List.copyOf(keywords);
        templates = Ordered.copyOf(templates);
        include = Ordered.copyOf(include);
        solutions = List.copyOf(solutions);
    }

    /// What is compiled when somebody hands in files.
    ///
    /// @param language id of one that the exercise offers
    /// @param files text by name
    public Language.Sources sources(String language, Map<String, String> files) {
        var offered = plan.languages().get(language);
        if (offered == null) {
            throw new IllegalStateException(slug + " offers no " + language);
        }
        var beside = include.getOrDefault(language, Map.of());
        return new Language.Sources(files, beside, offered.forbidden());
    }
}
