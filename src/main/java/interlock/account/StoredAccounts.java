package interlock.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What we ask of the table of accounts. Names are told apart without regard to case.
@ApplicationScoped
class StoredAccounts implements PanacheRepositoryBase<Account, UUID> {
    Optional<Account> withName(String name) {
        return find("lower(name) = lower(?1)", name).firstResultOptional();
    }

    List<Account> withIds(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    List<Account> after(String name, int limit) {
        return find("lower(name) > lower(?1) order by lower(name)", name)
                .page(Page.ofSize(limit))
                .list();
    }

    long enabledAdmins() {
        return count("role = ?1 and enabled", Role.ADMIN.id());
    }

    /// Two changes of who is an admin wait for each other, on all nodes, until the first commits.
    void lockAdmins() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(7061)", Integer.class)
                .getSingleResult();
    }
}
