package interlock.exercise;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The zips of versions.
@ApplicationScoped
class ExerciseArchives implements PanacheRepositoryBase<ExerciseArchive, UUID> {
    /// @throws IllegalStateException if there is no such version
    byte[] zip(UUID version) {
        return findByIdOptional(version)
                .map(archive -> archive.zip)
                .orElseThrow(() -> new IllegalStateException("no archive of version " + version));
    }

    void store(UUID version, byte[] zip) {
        var archive = findByIdOptional(version).orElseGet(ExerciseArchive::new);
        archive.version = version;
        archive.zip = zip;
        persist(archive);
    }
}
