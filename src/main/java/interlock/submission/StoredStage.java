package interlock.submission;

import interlock.verdict.Stage;
import interlock.verdict.StageResult;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// What one stage gave, without its runs and findings.
@Entity
@Table(name = "stage_result")
class StoredStage {
    @Id UUID id;

    @Column(name = "submission_id")
    UUID submission;

    int position;
    Stage stage;
    StageResult.Status status;
    int points;

    @Column(name = "points_max")
    int pointsMax;

    @Column(name = "took_nanos")
    long tookNanos;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> facts;
}
