package interlock.submission;

import interlock.account.AccountId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The questions we ask about replays.
@ApplicationScoped
class Replays implements PanacheRepositoryBase<Replay, UUID> {
    /// Locks its row until the transaction ends: attempts at one replay take turns.
    Optional<Replay> locked(ReplayId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /// The one that was asked for last.
    Optional<Replay> last(UUID finding) {
        return find("finding = ?1", Sort.descending("created"), finding).firstResultOptional();
    }

    /// When an account asked for replays after a moment, the first time first.
    List<Instant> askedSince(AccountId account, Instant then) {
        var asked = "account = ?1 and created > ?2";
        return find(asked, Sort.ascending("created"), account.value(), then).stream()
                .map(row -> row.created)
                .toList();
    }

    /// Deletes those of a finding that are over and are counted no longer.
    void forget(UUID finding, Instant before) {
        delete("finding = ?1 and finished is not null and created <= ?2", finding, before);
    }
}
