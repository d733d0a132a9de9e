package interlock.exercise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Where the grader writes what became of a version's own solutions. Each call is one transaction;
/// calls about a version that is no longer being verified change nothing.
@ApplicationScoped
public class PublishGate {
    private final ExerciseVersions versions;
    private final GateResults results;
    private final Clock clock;

    PublishGate(ExerciseVersions versions, GateResults results, Clock clock) {
        this.versions = versions;
        this.results = results;
        this.clock = clock;
    }

    /// Keeps the outcome of one solution; a later one of the same path takes its place.
    @Transactional
    public void record(ExerciseVersionId id, GateRow row) {
        if (verifying(id).isEmpty()) {
            return;
        }
        var result =
                results.of(id.value(), row.path())
                        .orElseGet(
                                () -> {
                                    var added = new GateResult();
                                    added.id = UUID.randomUUID();
                                    added.version = id.value();
                                    return added;
                                });
        result.set(row);
        results.persist(result);
    }

    /// Offers the version from now on.
    ///
    /// @return whether it was still being verified
    /// @throws IllegalStateException unless every one of its solutions was recorded as passed
    @Transactional
    public boolean publish(ExerciseVersionId id) {
        var verifying = verifying(id);
        verifying.ifPresent(
                version -> {
                    int passed = results.count(version.id, true);
                    int failed = results.count(version.id, false);
                    if (passed != version.solutions || failed > 0) {
                        throw new IllegalStateException(
                                "%d of %d solutions passed, %d failed: not to be published"
                                        .formatted(passed, version.solutions, failed));
                    }
                    version.publish(clock.instant());
                });
        return verifying.isPresent();
    }

    /// @return whether it was still being verified
    @Transactional
    public boolean refuse(ExerciseVersionId id) {
        var verifying = verifying(id);
        verifying.ifPresent(version -> version.state = VersionState.REFUSED);
        return verifying.isPresent();
    }

    private Optional<ExerciseVersion> verifying(ExerciseVersionId id) {
        return versions.locked(id).filter(version -> version.state == VersionState.VERIFYING);
    }
}
