package interlock.submission;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The questions we ask about drafts.
@ApplicationScoped
class Drafts implements PanacheRepositoryBase<Draft, UUID> {
    private static final String BY_KEY = "account = ?1 and exercise = ?2 and language = ?3";

    /// The text, if there is any.
    Optional<DraftText> text(DraftKey key) {
        return find(BY_KEY, key.account().value(), key.exercise(), key.language())
                .firstResultOptional()
                .filter(draft -> !draft.isEmpty())
                .map(Draft::text);
    }

    /// Locks it until the transaction ends: writers take turns.
    Optional<Draft> locked(DraftKey key) {
        return find(BY_KEY, key.account().value(), key.exercise(), key.language())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Makes an empty one unless there is one; two writers at once make one.
    void ensure(DraftKey key, Instant now) {
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into draft
                            (id, account_id, exercise, language, files, revision, updated_at)
                        values (:id, :account, :exercise, :language, '{}', 0, :now)
                        on conflict (account_id, exercise, language) do nothing
                        """)
                .setParameter("id", UUID.randomUUID())
                .setParameter("account", key.account().value())
                .setParameter("exercise", key.exercise())
                .setParameter("language", key.language())
                .setParameter("now", now)
                .executeUpdate();
    }
}
