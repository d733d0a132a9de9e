package interlock.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/// Checks a name and a password, and opens a session.
@ApplicationScoped
class SignIn {
    private final StoredAccounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final FirstAdmin firstAdmin;

    SignIn(
            StoredAccounts accounts,
            Sessions sessions,
            Passwords passwords,
            SignInThrottle throttle,
            FirstAdmin firstAdmin) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.firstAdmin = firstAdmin;
    }

    /// What became of an attempt.
    sealed interface Attempt {
        record Succeeded(Secret session) implements Attempt {}

        record Refused() implements Attempt {}

        record Throttled(Duration pause) implements Attempt {}
    }

    /// Comparing passwords takes long, so no database connection is held meanwhile.
    Attempt attempt(String name, String password, String address) {
        Optional<Duration> wait = throttle.waitBefore(name, address);
        if (wait.isPresent()) {
            return new Attempt.Throttled(wait.get());
        }
        Optional<Account> account =
                QuarkusTransaction.requiringNew().call(() -> accounts.withName(name));
        if (account.isEmpty()) {
            passwords.pretendToCompare(password);
            return new Attempt.Refused();
        }
        if (!passwords.matches(password, account.get().passwordHash) || !account.get().enabled) {
            return new Attempt.Refused();
        }
        throttle.payBack(name, address);
        firstAdmin.signedIn(account.get().name);
        AccountId id = account.get().id();
        return new Attempt.Succeeded(
                QuarkusTransaction.requiringNew().call(() -> sessions.open(id)));
    }
}
