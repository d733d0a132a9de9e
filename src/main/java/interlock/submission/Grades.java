package interlock.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The questions we ask about what grading found.
@ApplicationScoped
class Grades {
    private final EntityManager entities;

    Grades(EntityManager entities) {
        this.entities = entities;
    }

    StoredGrade of(UUID submission) {
        return new StoredGrade(
                rows(StoredStage.class, submission),
                rows(StoredRun.class, submission),
                rows(StoredFinding.class, submission),
                diagnostics(submission),
                new HashSet<>(histories(submission)),
                replays(submission));
    }

    /// @param number in the report, from 1
    Optional<StoredFinding> finding(UUID submission, int number) {
        return entities.createQuery(
                        "from StoredFinding where submission = :submission and position = :at",
                        StoredFinding.class)
                .setParameter("submission", submission)
                .setParameter("at", number - 1)
                .getResultStream()
                .findFirst();
    }

    StoredFinding finding(UUID id) {
        return entities.find(StoredFinding.class, id);
    }

    List<StoredDiagnostic> diagnostics(UUID submission) {
        return rows(StoredDiagnostic.class, submission);
    }

    /// The recorded lines of one run of one submission.
    Optional<String> history(UUID submission, UUID run) {
        return entities.createQuery(
                        """
                        select history from StoredHistory history
                        join StoredRun run on run.id = history.run
                        where run.id = :run and run.submission = :submission
                        """,
                        StoredHistory.class)
                .setParameter("run", run)
                .setParameter("submission", submission)
                .getResultStream()
                .findFirst()
                .map(Grades::lines);
    }

    private static String lines(StoredHistory history) {
        var lines = CompressedText.text(history.linesGzip);
        return history.cut ? lines + "\n… cut here\n" : lines;
    }

    private <T> List<T> rows(Class<T> type, UUID submission) {
        return entities.createQuery(
                        "from %s where submission = :submission order by position"
                                .formatted(type.getSimpleName()),
                        type)
                .setParameter("submission", submission)
                .getResultList();
    }

    /// The last one of each finding that has any.
    private Map<UUID, Replay> replays(UUID submission) {
        return entities.createQuery(
                        """
                        select replay from Replay replay
                        join StoredFinding finding on finding.id = replay.finding
                        where finding.submission = :submission
                        order by replay.created
                        """,
                        Replay.class)
                .setParameter("submission", submission)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.finding, row -> row, (_, later) -> later));
    }

    private List<UUID> histories(UUID submission) {
        return entities.createQuery(
                        """
                        select history.run from StoredHistory history
                        join StoredRun run on run.id = history.run
                        where run.submission = :submission
                        """,
                        UUID.class)
                .setParameter("submission", submission)
                .getResultList();
    }
}
