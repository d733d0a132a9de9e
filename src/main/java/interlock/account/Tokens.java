package interlock.account;

import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What an account does with its API tokens. The caller opens the transaction.
@ApplicationScoped
class Tokens {
    private static final int NAME_LENGTH_MAX = 100;

    private final ApiTokens stored;
    private final Clock clock;
    private final AccountConfig config;

    Tokens(ApiTokens stored, Clock clock, AccountConfig config) {
        this.stored = stored;
        this.clock = clock;
        this.config = config;
    }

    /// A token as it is shown once, to the one who made it.
    record NewToken(String key, TokenView token) {}

    List<TokenView> of(AccountId account) {
        return stored.of(account).stream().map(ApiToken::view).toList();
    }

    NewToken create(AccountId account, String name, Duration lifetime) {
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw ProblemException.invalid(
                    "name", "expected 1 to %d characters".formatted(NAME_LENGTH_MAX));
        }
        if (!lifetime.isPositive() || lifetime.compareTo(config.tokenLifetimeMax()) > 0) {
            throw ProblemException.invalid(
                    "days", "expected 1 to %d".formatted(config.tokenLifetimeMax().toDays()));
        }
        if (stored.of(account).size() >= config.tokensPerAccountMax()) {
            throw ProblemException.conflict(
                    "An account has at most %d tokens; revoke one first."
                            .formatted(config.tokensPerAccountMax()));
        }
        var key = Secret.random(ApiTokens.PREFIX);
        var now = clock.instant();
        var token = new ApiToken(account, name.strip(), key, now, now.plus(lifetime));
        stored.persistAndFlush(token);
        return new NewToken(key.text(), token.view());
    }

    void revoke(AccountId account, UUID token) {
        if (!stored.revoke(account, token)) {
            throw ProblemException.notFound("token", token);
        }
    }
}
