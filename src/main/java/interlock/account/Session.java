package interlock.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// One signed-in browser.
@Entity
@Table(name = "session")
class Session {
    @Id
    @Column(name = "key_hash")
    byte[] keyHash;

    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    /// For Hibernate.
    protected Session() {}

    Session(Secret key, AccountId account, Instant createdAt, Instant expiresAt) {
        this.keyHash = key.hash();
        this.accountId = account.value();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }
}
