package interlock.account;

import interlock.web.ProblemException;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/// What a password must be like, and how it is kept.
@ApplicationScoped
class Passwords {
    /// Bcrypt ignores what comes after.
    private static final int BYTES_MAX = 72;

    private final AccountConfig config;
    private final String nobodysHash;

    Passwords(AccountConfig config) {
        this.config = config;
        this.nobodysHash = BcryptUtil.bcryptHash("nobody", config.bcryptCost());
    }

    /// The hash to keep of a password that is long enough, or a problem.
    String hash(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < config.passwordLengthMin() || bytes > BYTES_MAX) {
            throw ProblemException.invalid(
                    "password",
                    "expected at least %d characters and at most %d bytes, got %d characters"
                            .formatted(config.passwordLengthMin(), BYTES_MAX, password.length()));
        }
        return BcryptUtil.bcryptHash(password, config.bcryptCost());
    }

    boolean matches(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }

    /// Takes the time of a real comparison, so that nobody learns which names exist.
    void pretendToCompare(String password) {
        BcryptUtil.matches(password, nobodysHash);
    }
}
