package interlock.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/// Finds whose key a request carries.
@ApplicationScoped
class Keys {
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final StoredAccounts accounts;

    Keys(Sessions sessions, ApiTokens tokens, StoredAccounts accounts) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @Transactional
    Optional<SignedInAccount> ofSession(Secret key) {
        return sessions.valid(key).flatMap(session -> enabled(session.accountId));
    }

    @Transactional
    Optional<SignedInAccount> ofToken(Secret key) {
        return tokens.valid(key)
                .flatMap(
                        token -> {
                            tokens.noteUse(token);
                            return enabled(token.accountId);
                        });
    }

    private Optional<SignedInAccount> enabled(UUID account) {
        return accounts.findByIdOptional(account)
                .filter(found -> found.enabled)
                .map(Account::signedIn);
    }
}
