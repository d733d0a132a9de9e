package interlock.submission;

import interlock.account.AccountId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The questions we ask about submissions.
@ApplicationScoped
class Submissions implements PanacheRepositoryBase<Submission, UUID> {
    /// Locks its row until the transaction ends: attempts at one submission take turns.
    Optional<Submission> locked(SubmissionId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    long open(AccountId account) {
        return count("account = ?1 and state <> ?2", account.value(), State.DONE);
    }

    long since(AccountId account, Instant then) {
        return count("account = ?1 and created >= ?2", account.value(), then);
    }

    /// Makes the transactions of one account take turns until they end, so that its limits hold.
    void takeTurns(AccountId account) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(:key)", Integer.class)
                .setParameter("key", account.value().getMostSignificantBits())
                .getSingleResult();
    }

    /// Newest first.
    List<Submission> page(SubmissionFilter filter) {
        var asked = Asked.of(filter);
        return find(asked.conditions(), Sort.descending("created").and("id"), asked.values())
                .page(filter.page(), filter.pageSize())
                .list();
    }

    long count(SubmissionFilter filter) {
        var asked = Asked.of(filter);
        return count(asked.conditions(), asked.values());
    }

    /// What the filter asks of a row.
    private record Asked(String conditions, Parameters values) {
        static Asked of(SubmissionFilter filter) {
            var conditions = new ArrayList<String>();
            var values = new Parameters();
            add(conditions, values, "exercise", filter.exercise());
            add(conditions, values, "verdict", filter.verdict());
            add(conditions, values, "account", uuid(filter.account()));
            add(conditions, values, "kind", filter.kind());
            return new Asked(String.join(" and ", conditions), values);
        }
    }

    private static @Nullable UUID uuid(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    private static void add(
            List<String> conditions, Parameters values, String column, @Nullable Object value) {
        if (value != null) {
            conditions.add("%1$s = :%1$s".formatted(column));
            values.and(column, value);
        }
    }
}
