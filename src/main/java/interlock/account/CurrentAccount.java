package interlock.account;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/// The account that makes this request; templates reach it as `inject:currentAccount`.
@RequestScoped
@Named("currentAccount")
public class CurrentAccount {
    private final SecurityIdentity identity;

    CurrentAccount(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean isSignedIn() {
        return account().isPresent();
    }

    public AccountId id() {
        return signedIn().id();
    }

    public String name() {
        return signedIn().name();
    }

    public Role role() {
        return signedIn().role();
    }

    /// Whether this account may do what the role may; false for a visitor who is not signed in.
    public boolean is(Role role) {
        return account().filter(account -> account.role().includes(role)).isPresent();
    }

    public boolean isReviewer() {
        return is(Role.REVIEWER);
    }

    public boolean isAdmin() {
        return is(Role.ADMIN);
    }

    private SignedInAccount signedIn() {
        return account().orElseThrow(UnauthorizedException::new);
    }

    private Optional<SignedInAccount> account() {
        return Optional.ofNullable(identity.getAttribute(SignedInAccount.ATTRIBUTE));
    }
}
