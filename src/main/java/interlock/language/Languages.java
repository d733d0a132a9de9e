package interlock.language;

import interlock.sandbox.Sandbox;
import java.util.List;
import java.util.Optional;

/// The languages that solutions may be written in. Immutable.
public final class Languages {
    private final List<Language> all;

    public Languages(Sandbox sandbox, LanguageConfig config) {
        all =
                List.of(
                        new JavaLanguage(sandbox, config),
                        new PythonLanguage(sandbox, config),
                        new CLanguage(sandbox, config));
    }

    public List<Language> all() {
        return all;
    }

    public Optional<Language> byId(String id) {
        return all.stream().filter(language -> language.id().equals(id)).findFirst();
    }

    /// The language of a single file, by the ending of its name.
    public Optional<Language> byFile(String name) {
        return all.stream()
                .filter(language -> language.endings().stream().anyMatch(name::endsWith))
                .findFirst();
    }
}
