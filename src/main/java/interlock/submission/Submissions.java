package interlock.submission;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/// The questions we ask about submissions.
@ApplicationScoped
class Submissions implements PanacheRepositoryBase<Submission, UUID> {
    /// Locks its row until the transaction ends: attempts at one submission take turns.
    Optional<Submission> locked(SubmissionId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }
}
