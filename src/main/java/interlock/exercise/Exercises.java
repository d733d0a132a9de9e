package interlock.exercise;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/// The questions we ask about exercises.
@ApplicationScoped
class Exercises implements PanacheRepositoryBase<Exercise, UUID> {
    /// Makes it unless it or its slug is known, and locks its row until the transaction ends:
    /// changes of its versions take turns, on all nodes.
    ///
    /// @return nothing if the slug is another exercise's
    Optional<Exercise> locked(UUID id, String slug) {
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into exercise (id, slug) values (:id, :slug)
                        on conflict do nothing
                        """)
                .setParameter("id", id)
                .setParameter("slug", slug)
                .executeUpdate();
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
