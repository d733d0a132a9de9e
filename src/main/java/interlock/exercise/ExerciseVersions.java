package interlock.exercise;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The questions we ask about versions.
@ApplicationScoped
class ExerciseVersions implements PanacheRepositoryBase<ExerciseVersion, UUID> {
    private static final String CURRENT =
            """
            it.state = PUBLISHED and not exists (
                from ExerciseVersion later
                where later.exercise = it.exercise and later.state = PUBLISHED
                    and later.published > it.published)""";

    private final Exercises exercises;

    ExerciseVersions(Exercises exercises) {
        this.exercises = exercises;
    }

    /// The version of each exercise that was published last.
    List<ExerciseVersion> current() {
        return list("from ExerciseVersion it where " + CURRENT + " order by it.exercise.slug");
    }

    Optional<ExerciseVersion> current(String slug) {
        return find("from ExerciseVersion it where it.exercise.slug = ?1 and " + CURRENT, slug)
                .firstResultOptional();
    }

    Optional<ExerciseVersion> find(UUID exercise, String version) {
        return find("exercise.id = ?1 and version = ?2", exercise, version).firstResultOptional();
    }

    Optional<ExerciseVersion> named(String slug, String version) {
        return find("exercise.slug = ?1 and version = ?2", slug, version).firstResultOptional();
    }

    /// Latest first.
    List<ExerciseVersion> latest() {
        return list("order by uploaded desc, id");
    }

    /// Latest first.
    List<ExerciseVersion> of(String slug) {
        return list("exercise.slug = ?1 order by uploaded desc, id", slug);
    }

    /// Locks its exercise until the transaction ends.
    Optional<ExerciseVersion> locked(ExerciseVersionId id) {
        return findByIdOptional(id.value()).map(this::locked);
    }

    /// Read again after its exercise was locked, for it may have changed before.
    ExerciseVersion locked(ExerciseVersion version) {
        exercises.findById(version.exercise.id, LockModeType.PESSIMISTIC_WRITE);
        getEntityManager().refresh(version);
        return version;
    }
}
