package interlock.submission;

import interlock.verdict.Stage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An exercise as the page it is solved on shows it, in the reader's language.
///
/// @param statement safe HTML
/// @param stages a submission goes through
record SolveView(
        String slug,
        String version,
        String name,
        int difficulty,
        int minutes,
        List<String> keywords,
        String statement,
        List<LanguageView> languages,
        List<Stage> stages) {

    /// @param files what the editor starts with, the main file first
    record LanguageView(String id, String title, Map<String, String> files) {
        LanguageView {
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        }
    }

    SolveView {
        keywords = List.copyOf(keywords);
        languages = List.copyOf(languages);
        stages = List.copyOf(stages);
    }

    /// The stages that a run of the samples goes through.
    public List<Stage> runStages() {
        return stages.stream().filter(stage -> stage.compareTo(Stage.FUNCTIONAL) <= 0).toList();
    }
}
