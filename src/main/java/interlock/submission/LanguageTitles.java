package interlock.submission;

import interlock.language.Language;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What languages are called on screen.
@ApplicationScoped
class LanguageTitles {
    private final List<Language> languages;

    LanguageTitles(@All List<Language> languages) {
        this.languages = languages;
    }

    /// The id itself for a language that is no longer known.
    String of(String id) {
        return languages.stream()
                .filter(language -> language.id().equals(id))
                .map(Language::title)
                .findFirst()
                .orElse(id);
    }
}
