package interlock.exercise;

import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// The versions of exercises, as reviewers and admins see and withdraw them.
@ApplicationScoped
public class Releases {
    private final ExerciseVersions versions;
    private final ExerciseArchives archives;
    private final GateResults results;

    Releases(ExerciseVersions versions, ExerciseArchives archives, GateResults results) {
        this.versions = versions;
        this.archives = archives;
        this.results = results;
    }

    /// All versions, latest first.
    @Transactional
    public List<ReleaseView> all() {
        return versions.latest().stream().map(this::view).toList();
    }

    /// All versions of one exercise, latest first.
    ///
    /// @throws ProblemException if there are none
    @Transactional
    public List<ReleaseView> of(String slug) {
        var found = versions.of(slug).stream().map(this::view).toList();
        if (found.isEmpty()) {
            throw ProblemException.notFound("exercise", slug);
        }
        return found;
    }

    /// @throws ProblemException if there is no such version
    @Transactional
    public ReleaseView release(String slug, String version) {
        return view(named(slug, version));
    }

    /// What the gate found so far, by path.
    ///
    /// @throws ProblemException if there is no such version
    @Transactional
    public List<GateRow> gate(String slug, String version) {
        return results.of(named(slug, version).id);
    }

    /// Offers it no longer; the version that was published before it, if any, is offered again.
    ///
    /// @throws ProblemException if there is no such version
    @Transactional
    public ReleaseView withdraw(String slug, String version) {
        var withdrawn = versions.locked(named(slug, version));
        withdrawn.state = VersionState.WITHDRAWN;
        return view(withdrawn);
    }

    /// All its files, the secret ones included, as a zip.
    ///
    /// @throws ProblemException if there is no such version
    @Transactional
    public byte[] archive(String slug, String version) {
        return archives.zip(named(slug, version).id);
    }

    ReleaseView view(ExerciseVersion version) {
        return version.view(results.count(version.id, true), results.count(version.id, false));
    }

    private ExerciseVersion named(String slug, String version) {
        return versions.named(slug, version)
                .orElseThrow(
                        () ->
                                ProblemException.notFound(
                                        "version of an exercise", slug + " " + version));
    }
}
