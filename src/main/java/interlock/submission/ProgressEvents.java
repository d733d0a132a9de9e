package interlock.submission;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The live streams of all submissions. Events of one submission are appended under the lock of its
/// row, so that their ids grow in the order in which they can be read.
@ApplicationScoped
class ProgressEvents implements PanacheRepositoryBase<ProgressEvent, Long> {
    private final Clock clock;

    ProgressEvents(Clock clock) {
        this.clock = clock;
    }

    void append(UUID submission, LiveEvent event) {
        var row = new ProgressEvent();
        row.submission = submission;
        row.event = event;
        row.at = clock.instant();
        persist(row);
    }

    List<ProgressEvent> after(UUID submission, long lastId, int max) {
        return find("submission = ?1 and id > ?2", Sort.ascending("id"), submission, lastId)
                .page(0, max)
                .list();
    }
}
