package interlock.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// One event of a live stream, kept so that a reader who was cut off can go on.
@Entity
@Table(name = "progress_event")
class ProgressEvent {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "submission_id")
    UUID submission;

    @JdbcTypeCode(SqlTypes.JSON)
    LiveEvent event;

    Instant at;

    long number() {
        return Objects.requireNonNull(id);
    }
}
