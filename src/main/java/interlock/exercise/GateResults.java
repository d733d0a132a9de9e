package interlock.exercise;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The questions we ask about the publish gate.
@ApplicationScoped
class GateResults implements PanacheRepositoryBase<GateResult, UUID> {
    List<GateRow> of(UUID version) {
        return list("version = ?1 order by path", version).stream().map(GateResult::row).toList();
    }

    Optional<GateResult> of(UUID version, String path) {
        return find("version = ?1 and path = ?2", version, path).firstResultOptional();
    }

    int count(UUID version, boolean passed) {
        return Math.toIntExact(count("version = ?1 and passed = ?2", version, passed));
    }

    void forget(UUID version) {
        delete("version", version);
    }
}
