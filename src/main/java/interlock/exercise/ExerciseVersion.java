package interlock.exercise;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version of an exercise and how far it has come. Changed only under a lock of its exercise.
@Entity
@Table(name = "exercise_version")
class ExerciseVersion {
    @Id UUID id;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "exercise_id")
    Exercise exercise;

    String version;
    String digest;
    VersionState state;

    @Column(name = "built_in")
    boolean builtIn;

    int solutions;

    @Column(name = "uploaded_at")
    Instant uploaded;

    @Column(name = "published_at")
    @Nullable Instant published;

    ExerciseVersionId id() {
        return new ExerciseVersionId(id);
    }

    void publish(Instant now) {
        state = VersionState.PUBLISHED;
        published = now;
    }

    ReleaseView view(int passed, int failed) {
        return new ReleaseView(
                exercise.slug,
                version,
                state,
                builtIn,
                uploaded,
                published,
                new ReleaseView.GateProgress(passed, failed, solutions));
    }
}
