package interlock.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// The signed-in browsers. A session that is deleted ends at once, on every node.
@ApplicationScoped
class Sessions implements PanacheRepositoryBase<Session, byte[]> {
    private final Clock clock;
    private final AccountConfig config;

    Sessions(Clock clock, AccountConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /// Also forgets the sessions of this account that ran out.
    Secret open(AccountId account) {
        Instant now = clock.instant();
        delete("accountId = ?1 and expiresAt <= ?2", account.value(), now);
        var key = Secret.random("");
        persist(new Session(key, account, now, now.plus(config.sessionLifetime())));
        return key;
    }

    Optional<Session> valid(Secret key) {
        return find("keyHash = ?1 and expiresAt > ?2", key.hash(), clock.instant())
                .firstResultOptional();
    }

    void close(Secret key) {
        delete("keyHash", key.hash());
    }

    void closeAll(AccountId account) {
        delete("accountId", account.value());
    }
}
