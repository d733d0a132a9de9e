package interlock.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The API tokens of all accounts.
@ApplicationScoped
class ApiTokens implements PanacheRepositoryBase<ApiToken, UUID> {
    static final String PREFIX = "interlock_";

    /// Noting each use would turn every request into a write.
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Clock clock;

    ApiTokens(Clock clock) {
        this.clock = clock;
    }

    List<ApiToken> of(AccountId account) {
        return list("accountId = ?1 order by createdAt, id", account.value());
    }

    Optional<ApiToken> valid(Secret key) {
        return find("keyHash = ?1 and expiresAt > ?2", key.hash(), clock.instant())
                .firstResultOptional();
    }

    void noteUse(ApiToken token) {
        Instant now = clock.instant();
        if (token.lastUsedAt == null || token.lastUsedAt.plus(USE_NOTED_EVERY).isBefore(now)) {
            update("lastUsedAt = ?1 where id = ?2", now, token.id);
        }
    }

    /// Whether there was such a token of this account.
    boolean revoke(AccountId account, UUID token) {
        return delete("id = ?1 and accountId = ?2", token, account.value()) > 0;
    }
}
