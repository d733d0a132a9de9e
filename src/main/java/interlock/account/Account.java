package interlock.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/// A person or a program that can sign in.
@Entity
@Table(name = "account")
class Account {
    @Id UUID id;
    String name;

    @Column(name = "password_hash")
    String passwordHash;

    String role;
    boolean enabled;

    @Column(name = "created_at")
    Instant createdAt;

    @Version int version;

    /// For Hibernate.
    protected Account() {}

    Account(AccountId id, String name, String passwordHash, Role role, Instant createdAt) {
        this.id = id.value();
        this.name = name;
        this.passwordHash = passwordHash;
        this.role = role.id();
        this.enabled = true;
        this.createdAt = createdAt;
    }

    AccountId id() {
        return new AccountId(id);
    }

    Role role() {
        return Role.fromString(role);
    }

    AccountView view() {
        return new AccountView(id(), name, role(), enabled, createdAt);
    }

    SignedInAccount signedIn() {
        return new SignedInAccount(id(), name, role());
    }
}
