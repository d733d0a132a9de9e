package interlock.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/// Sees to it at start-up that somebody can sign in as admin, and nobody with a known password.
@ApplicationScoped
class OpenAccounts {
    private static final Logger LOG = Logger.getLogger(OpenAccounts.class);
    private static final int PASSWORD_LENGTH = 24;

    private final StoredAccounts stored;
    private final Accounts accounts;
    private final Passwords passwords;
    private final FirstAdmin firstAdmin;
    private final AccountConfig config;

    OpenAccounts(
            StoredAccounts stored,
            Accounts accounts,
            Passwords passwords,
            FirstAdmin firstAdmin,
            AccountConfig config) {
        this.stored = stored;
        this.accounts = accounts;
        this.passwords = passwords;
        this.firstAdmin = firstAdmin;
        this.config = config;
    }

    @Transactional
    void atStart(@Observes StartupEvent start) {
        stored.lockAdmins();
        if (config.demoAccounts()) {
            createDemoAccounts();
        } else {
            disableDemoAccounts();
        }
        if (stored.enabledAdmins() == 0) {
            createFirstAdmin();
        }
    }

    private void createDemoAccounts() {
        for (DemoAccount demo : DemoAccount.values()) {
            if (stored.withName(demo.accountName()).isEmpty()) {
                accounts.create(demo.accountName(), demo.password(), demo.role());
            }
        }
    }

    /// A database that was used for trying out may go into production later.
    private void disableDemoAccounts() {
        for (DemoAccount demo : DemoAccount.values()) {
            stored.withName(demo.accountName())
                    .filter(account -> account.enabled)
                    .filter(account -> passwords.matches(demo.password(), account.passwordHash))
                    .ifPresent(
                            account -> {
                                account.enabled = false;
                                LOG.warnf("disabled the demo account '%s'", account.name);
                            });
        }
        stored.flush();
    }

    private void createFirstAdmin() {
        String random = Secret.random("").text();
        String password = random.substring(0, PASSWORD_LENGTH);
        String name =
                stored.withName("admin").isEmpty()
                        ? "admin"
                        : "admin-" + AccountId.random().toString().substring(0, 8);
        accounts.create(name, password, Role.ADMIN);
        firstAdmin.handOver(name, password);
    }
}
