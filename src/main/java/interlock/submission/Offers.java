package interlock.submission;

import interlock.exercise.Catalogue;
import interlock.exercise.ExercisePackage;
import interlock.exercise.ExerciseVersionId;
import interlock.exercise.GradingPlan.LanguagePlan;
import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What can be handed in at the moment: the published exercises in their languages.
@ApplicationScoped
class Offers {
    private final Catalogue catalogue;
    private final FileRules rules;

    Offers(Catalogue catalogue, FileRules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
    }

    /// @throws ProblemException if the exercise is not offered in this language
    void check(String slug, String language) {
        plan(offered(slug).exercise(), language);
    }

    /// @throws ProblemException if these files cannot be handed in
    ExerciseVersionId exerciseFor(HandedIn handedIn) {
        var offered = offered(handedIn.exercise());
        var exercise = offered.exercise();
        if (!exercise.version().equals(handedIn.version())) {
            throw ProblemException.conflict(
                    """
                    '%s' is at version %s now, not %s. Reload it, compare your solution with the \
                    new statement and hand it in again; your draft is kept."""
                            .formatted(exercise.slug(), exercise.version(), handedIn.version()));
        }
        rules.checkHandedIn(handedIn.files(), endings(exercise, handedIn.language()));
        return offered.id();
    }

    private Catalogue.Version offered(String slug) {
        return Optional.of(slug)
                .filter(StorableText::isStorable)
                .flatMap(catalogue::current)
                .orElseThrow(() -> ProblemException.notFound("exercise", slug));
    }

    private static LanguagePlan plan(ExercisePackage exercise, String language) {
        var languages = exercise.plan().languages();
        var plan = languages.get(language);
        if (plan == null) {
            throw ProblemException.invalid(
                    "language",
                    "must be one of " + String.join(", ", new TreeSet<>(languages.keySet())));
        }
        return plan;
    }

    /// Those of the files that a solution in this language is made of.
    private static Set<String> endings(ExercisePackage exercise, String language) {
        var endings = new TreeSet<String>();
        endings.add(ending(plan(exercise, language).main()));
        for (var name : exercise.templates().getOrDefault(language, Map.of()).keySet()) {
            endings.add(ending(name));
        }
        return endings;
    }

    private static String ending(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), 0));
    }
}
