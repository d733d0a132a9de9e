package interlock.exercise;

import java.util.List;

/// An exercise in the list that candidates choose from.
record ExerciseCard(
        String slug,
        String version,
        Localized name,
        List<String> keywords,
        int difficulty,
        int minutes,
        List<String> languages) {
    static ExerciseCard of(ExercisePackage exercise) {
        return new ExerciseCard(
                exercise.slug(),
                exercise.version(),
                exercise.name(),
                exercise.keywords(),
                exercise.difficulty(),
                exercise.minutes(),
                List.copyOf(exercise.plan().languages().keySet()));
    }
}
