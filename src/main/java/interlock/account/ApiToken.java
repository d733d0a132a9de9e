package interlock.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key with which a program acts for an account.
@Entity
@Table(name = "api_token")
class ApiToken {
    @Id UUID id;

    @Column(name = "account_id")
    UUID accountId;

    String name;

    @Column(name = "key_hash")
    byte[] keyHash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "last_used_at")
    Instant lastUsedAt;

    /// For Hibernate.
    protected ApiToken() {}

    ApiToken(AccountId account, String name, Secret key, Instant createdAt, Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.accountId = account.value();
        this.name = name;
        this.keyHash = key.hash();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    TokenView view() {
        return new TokenView(id, name, createdAt, expiresAt, lastUsedAt);
    }
}
