package interlock.exercise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/// Packages read from the database, the last used kept by digest: the same digest is the same
/// package for ever. Guarded by its monitor, which is never held across reading.
@ApplicationScoped
class StoredPackages {
    private static final int KEPT_MAX = 200;

    private final ExerciseArchives archives;
    private final ExerciseReader reader;
    private final Map<String, ExercisePackage> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ExercisePackage> eldest) {
                    return size() > KEPT_MAX;
                }
            };

    StoredPackages(ExerciseArchives archives, ExerciseReader reader) {
        this.archives = archives;
        this.reader = reader;
    }

    /// @throws InvalidExerciseException if the rules for packages were tightened since it
    ///     was stored
    ExercisePackage of(ExerciseVersion version) {
        synchronized (kept) {
            var known = kept.get(version.digest);
            if (known != null) {
                return known;
            }
        }
        var read = reader.read(PackageZip.readOwn(archives.zip(version.id)));
        synchronized (kept) {
            kept.put(version.digest, read);
        }
        return read;
    }
}
