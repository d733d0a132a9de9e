package interlock.submission;

import interlock.verdict.FindingKind;
import interlock.verdict.Schedule;
import interlock.verdict.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// One finding of a stage.
@Entity
@Table(name = "finding")
class StoredFinding {
    @Id UUID id;

    @Column(name = "submission_id")
    UUID submission;

    int position;
    Stage stage;
    FindingKind kind;
    String message;

    @Column(name = "message_values")
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> values;

    @Embedded @Nullable StoredPlace place;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> evidence;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable Schedule schedule;
}
