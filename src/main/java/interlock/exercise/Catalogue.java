package interlock.exercise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// The exercises as the rest of the program reads them.
@ApplicationScoped
public class Catalogue {
    /// A version with its content.
    public record Version(ExerciseVersionId id, ExercisePackage exercise) {}

    private final ExerciseVersions versions;
    private final StoredPackages packages;

    Catalogue(ExerciseVersions versions, StoredPackages packages) {
        this.versions = versions;
        this.packages = packages;
    }

    /// What is offered: of each exercise the version that was published last, by slug.
    @Transactional
    public List<Version> published() {
        return versions.current().stream().map(this::version).toList();
    }

    /// What is offered under this slug.
    @Transactional
    public Optional<Version> current(String slug) {
        return versions.current(slug).map(this::version);
    }

    /// Any version, offered or not.
    ///
    /// @throws IllegalStateException if there is no such version
    @Transactional
    public ExercisePackage version(ExerciseVersionId id) {
        return versions.findByIdOptional(id.value())
                .map(packages::of)
                .orElseThrow(() -> new IllegalStateException("no exercise version " + id));
    }

    private Version version(ExerciseVersion version) {
        return new Version(version.id(), packages.of(version));
    }
}
