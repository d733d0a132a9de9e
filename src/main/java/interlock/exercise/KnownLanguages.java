package interlock.exercise;

import interlock.language.Language;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The languages this node knows. Immutable.
final class KnownLanguages {
    private final Map<String, Language> byId = new LinkedHashMap<>();

    KnownLanguages(Collection<? extends Language> languages) {
        languages.forEach(language -> byId.put(language.id(), language));
    }

    Optional<Language> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// A language that an exercise offers.
    Language get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no language " + id));
    }

    /// The ids, for a message.
    String ids() {
        return String.join(", ", byId.keySet());
    }
}
