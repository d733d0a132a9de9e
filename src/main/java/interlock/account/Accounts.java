package interlock.account;

import interlock.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who has an account, and what an admin does with them. The caller opens the transaction.
@ApplicationScoped
public class Accounts {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}@._+-]{0,63}");

    private final StoredAccounts stored;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Clock clock;

    Accounts(StoredAccounts stored, Sessions sessions, Passwords passwords, Clock clock) {
        this.stored = stored;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// @return the name of an account that exists, else a 404 problem
    public String nameOf(AccountId id) {
        return require(id).name;
    }

    /// The names of those accounts that exist.
    public Map<AccountId, String> namesOf(Collection<AccountId> ids) {
        return stored.withIds(ids.stream().map(AccountId::value).distinct().toList()).stream()
                .collect(Collectors.toUnmodifiableMap(Account::id, account -> account.name));
    }

    /// In the order of their names, those after the given name.
    public List<AccountView> list(String after, int limit) {
        return stored.after(after, limit).stream().map(Account::view).toList();
    }

    public AccountView create(String name, String password, Role role) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "name",
                    "expected 1 to 64 letters, digits or @ . _ + -, starting with a letter");
        }
        if (stored.withName(name).isPresent()) {
            throw ProblemException.conflict("There is already an account '%s'.".formatted(name));
        }
        var account =
                new Account(
                        AccountId.random(), name, passwords.hash(password), role, clock.instant());
        stored.persistAndFlush(account);
        return account.view();
    }

    /// Takes effect with the next request of that account.
    public AccountView setRole(AccountId id, Role role) {
        stored.lockAdmins();
        Account account = require(id);
        account.role = role.id();
        requireAnAdmin();
        return account.view();
    }

    /// A disabled account is signed out everywhere, and its tokens do not work.
    public AccountView setEnabled(AccountId id, boolean enabled) {
        stored.lockAdmins();
        Account account = require(id);
        account.enabled = enabled;
        requireAnAdmin();
        if (!enabled) {
            sessions.closeAll(id);
        }
        return account.view();
    }

    /// Ends all sessions of the account: whoever knew the old password is out.
    public AccountView setPassword(AccountId id, String password) {
        Account account = require(id);
        account.passwordHash = passwords.hash(password);
        sessions.closeAll(id);
        return account.view();
    }

    /// As `setPassword`, for the account itself, which has to know the one it has.
    public void changePassword(AccountId id, String current, String wanted) {
        if (!passwords.matches(current, require(id).passwordHash)) {
            throw ProblemException.invalid("current", "this is not the current password");
        }
        setPassword(id, wanted);
    }

    private Account require(AccountId id) {
        return stored.findByIdOptional(id.value())
                .orElseThrow(() -> ProblemException.notFound("account", id));
    }

    private void requireAnAdmin() {
        stored.flush();
        if (stored.enabledAdmins() == 0) {
            throw ProblemException.conflict("At least one enabled account must be an admin.");
        }
    }
}
