package interlock.language;

import interlock.sandbox.Sandbox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The languages that solutions may be written in. Immutable.
@Singleton
public final class Languages {
    private final List<Language> all;

    @Inject
    Languages(JavaLanguage java, PythonLanguage python, CLanguage c) {
        all = List.of(java, python, c);
    }

    /// The same without a running server.
    public Languages(Sandbox sandbox, LanguageConfig config) {
        this(
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
